import type { ErrorCode, ErrorDetails } from '@earshot/contracts';

/** What the pool sends to a worker thread. */
export interface WorkerRequest {
  readonly taskId: number;
  readonly task: string;
  readonly input: unknown;
}

/** An error as a value, because classes do not survive the thread boundary. */
interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
}

/** What a worker thread answers. */
export type WorkerReply = {
  readonly taskId: number;
  /** JavaScript heap and everything beside it, WebAssembly included, that this thread holds now. */
  readonly memoryBytes: number;
  /** Something that is not ours broke on the way: its state is not to be trusted with the next file. */
  readonly isSpent: boolean;
} & ({ readonly result: unknown } | { readonly error: WireError });
