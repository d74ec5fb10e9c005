import type { EarshotError, JobContract } from '@earshot/contracts';
import type { z } from 'zod';
import type { MessageContext } from '../ports/message-context';
import { applyHandler } from './apply-handler';
import type { HandlerDecorator } from './handler-method';

/** A job whose attempts are used up, with the error of the last one. */
export interface ExhaustedJob<C extends JobContract> {
  readonly payload: z.output<C['payload']>;
  readonly error: EarshotError;
}

type ExhaustedJobHandler<C extends JobContract> = (job: ExhaustedJob<C>, context: MessageContext) => void | Promise<void>;

/** Marks the controller method that puts things in order after a job was given up. It may be called twice for one job. */
export const HandleExhaustedJob =
  <C extends JobContract>(contract: C): HandlerDecorator<ExhaustedJobHandler<C>> =>
  (target, methodName, descriptor) =>
    applyHandler({ kind: 'exhausted-job', contract }, target, methodName, descriptor);
