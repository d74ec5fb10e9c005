import type { JobContract } from '@earshot/contracts';
import type { z } from 'zod';
import type { MessageContext } from '../ports/message-context';
import { applyHandler } from './apply-handler';
import type { HandlerDecorator } from './handler-method';

type JobHandler<C extends JobContract> = (payload: z.output<C['payload']>, context: MessageContext) => void | Promise<void>;

export interface JobHandlerOptions {
  /** Jobs of this contract that one process does at a time. */
  readonly concurrency: number;
}

/**
 * Marks the controller method that does a job. It may be called twice for one job.
 * A throw gives the job back for a later attempt, until the contract's `maxAttempts` are used up.
 */
export const HandleJob =
  <C extends JobContract>(contract: C, { concurrency }: JobHandlerOptions): HandlerDecorator<JobHandler<C>> =>
  (target, methodName, descriptor) =>
    applyHandler({ kind: 'job', contract, concurrency }, target, methodName, descriptor);
