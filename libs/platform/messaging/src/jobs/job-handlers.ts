import { type EarshotError, isEarshotError } from '@earshot/contracts';
import { RequestContext } from '@earshot/platform/observability';
import { Logger } from '@nestjs/common';
import { payloads } from '../calls/crossing';
import type { HandlerRunner } from '../handlers/handler-runner';
import type { IncomingMessage } from '../handlers/incoming-message';
import { type HandlerOf, isHandlerOf, type RegisteredHandler } from '../handlers/registered-handler';

/** How one attempt ended. */
export type JobOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'exhausted'; readonly error: unknown };

const logger = new Logger('Jobs');

/** The methods of one job contract, and what both queues do with them. */
export class JobHandlers {
  constructor(
    private readonly runner: HandlerRunner,
    private readonly work: HandlerOf<'job'>,
    private readonly exhausted: HandlerOf<'exhausted-job'> | undefined,
  ) {}

  /** @returns one for every job that the process has a method for. */
  static of(handlers: readonly RegisteredHandler[], runner: HandlerRunner): JobHandlers[] {
    const exhausted = handlers.filter(isHandlerOf('exhausted-job'));
    const partner = ({ definition }: HandlerOf<'job'>) =>
      exhausted.find((other) => other.definition.contract.subject === definition.contract.subject);
    return handlers.filter(isHandlerOf('job')).map((work) => new JobHandlers(runner, work, partner(work)));
  }

  get contract() {
    return this.work.definition.contract;
  }

  get concurrency(): number {
    return this.work.definition.concurrency;
  }

  /** Tries a job once. Invalid payloads are exhausted at once: they never become valid. Never throws. */
  async attempt(message: IncomingMessage): Promise<JobOutcome> {
    const { subject, maxAttempts } = this.contract;
    try {
      await this.runner.job(this.work, message);
      return { kind: 'done' };
    } catch (error) {
      const isHopeless = isEarshotError(error, 'INVALID_INPUT') && error.details['subject'] === subject;
      const kind = isHopeless || message.attempt >= maxAttempts ? 'exhausted' : 'failed';
      RequestContext.run(message.headers, () =>
        logger.warn({ message: `A job of ${subject} failed`, subject, attempt: message.attempt, maxAttempts, error }),
      );
      return { kind, error };
    }
  }

  /** Tells the method for jobs that are given up, where there is one. Throws what it threw. */
  async giveUp(message: IncomingMessage, error: EarshotError): Promise<void> {
    if (this.exhausted === undefined) return;
    const payload = payloads.receive(this.contract.payload, message.payload, this.contract.subject);
    await this.runner.exhaustedJob(this.exhausted, { ...message, payload: { data: { payload, error } } });
  }
}
