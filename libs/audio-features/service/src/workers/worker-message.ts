import type { ErrorCode, ErrorDetails } from '@earshot/contracts';
import type { MeasureResult, ProbeResult, WorkerTask } from './worker-task';

/** What the pool sends to a worker thread. */
export interface WorkerRequest {
  readonly taskId: number;
  readonly task: WorkerTask;
}

/** What a worker thread answers: errors as values, because classes do not survive the thread boundary. */
export type WorkerReply =
  | { readonly taskId: number; readonly result: ProbeResult | MeasureResult }
  | { readonly taskId: number; readonly error: { readonly code: ErrorCode; readonly message: string; readonly details: ErrorDetails } };
