import type { JobContract } from '@earshot/contracts';
import type { z } from 'zod';

/** One piece of work. The id is the caller's own, 1 to 200 characters. */
export interface Job<C extends JobContract> {
  readonly id: string;
  readonly payload: z.input<C['payload']>;
}

/**
 * Work that is done at least once, by one worker at a time.
 * In the embedded profile the queue lives in memory: whoever enqueues re-enqueues from its own documents at start.
 */
export abstract class JobQueue {
  /**
   * Resolves once the queue has the job. An id that is already waiting or running is not queued twice;
   * an id whose job ended (done or given up) may be queued again.
   */
  abstract enqueue<C extends JobContract>(contract: C, job: Job<C>): Promise<void>;
}
