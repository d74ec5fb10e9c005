import type { JobContract } from '@earshot/contracts';
import { encodeError, decodeError } from '@earshot/platform/errors';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { checkIdentifier } from '../calls/check-identifier';
import { payloads } from '../calls/crossing';
import { fromWire, toWire } from '../calls/json-wire';
import { headersOfCast, type MessageHeaders } from '../calls/message-headers';
import { RunningWork } from '../calls/running-work';
import type { HandlerRunner } from '../handlers/handler-runner';
import type { IncomingMessage } from '../handlers/incoming-message';
import type { RegisteredHandler } from '../handlers/registered-handler';
import { JobHandlers } from '../jobs/job-handlers';
import { defaultRetryDelay, retryDelayMs } from '../jobs/retry-delay';
import { type Job, JobQueue } from '../ports/job-queue';
import { inProcessMessagingOptions, type InProcessMessagingOptions } from './in-process-messaging-options';
import { StoredDeadLetters } from './stored-dead-letters';

interface QueuedJob {
  readonly id: string;
  readonly body: string;
  readonly headers: MessageHeaders;
  attempt: number;
}

/** The jobs of one contract. */
interface Lane {
  readonly waiting: QueuedJob[];
  /** Everything waiting, running, or waiting for its next attempt. */
  readonly ids: Set<string>;
  running: number;
  handlers?: JobHandlers;
}

const logger = new Logger('Jobs');

/** Jobs in memory: first come, first served, as many at a time as each handler says. */
@Injectable()
export class InProcessJobQueue extends JobQueue {
  private readonly lanes = new Map<string, Lane>();
  private readonly work = new RunningWork();
  private readonly retries = new Set<NodeJS.Timeout>();
  private isClosed = false;

  constructor(
    private readonly deadLetters: StoredDeadLetters,
    @Inject(inProcessMessagingOptions) private readonly options: InProcessMessagingOptions,
  ) {
    super();
  }

  async enqueue<C extends JobContract>(contract: C, { id, payload }: Job<C>): Promise<void> {
    const crossing = payloads.send(contract.payload, payload, contract.subject);
    checkIdentifier('id', id);
    const lane = this.laneOf(contract.subject);
    if (lane.ids.has(id)) return;
    lane.ids.add(id);
    lane.waiting.push({ id, body: toWire(crossing), headers: headersOfCast(), attempt: 1 });
    this.advance(lane);
  }

  serve(handlers: readonly RegisteredHandler[], runner: HandlerRunner): void {
    for (const jobHandlers of JobHandlers.of(handlers, runner)) {
      const lane = this.laneOf(jobHandlers.contract.subject);
      lane.handlers = jobHandlers;
      this.advance(lane);
    }
  }

  /** Takes no more jobs and lets the running ones end. What waits is lost: its owners enqueue it again at the next start. */
  async close(drainTimeoutMs: number): Promise<void> {
    this.isClosed = true;
    for (const timer of this.retries) clearTimeout(timer);
    await this.work.drain(drainTimeoutMs);
  }

  private laneOf(subject: string): Lane {
    const lane = this.lanes.get(subject) ?? { waiting: [], ids: new Set(), running: 0 };
    this.lanes.set(subject, lane);
    return lane;
  }

  private advance(lane: Lane): void {
    const { handlers } = lane;
    while (handlers !== undefined && !this.isClosed && lane.running < handlers.concurrency) {
      const job = lane.waiting.shift();
      if (job === undefined) return;
      lane.running += 1;
      void this.work.track(this.run(lane, handlers, job)).finally(() => {
        lane.running -= 1;
        this.advance(lane);
      });
    }
  }

  private async run(lane: Lane, handlers: JobHandlers, job: QueuedJob): Promise<void> {
    // The producer's turn of the event loop ends before its job begins, as with a broker.
    await new Promise((resolve) => setImmediate(resolve));
    const message = { payload: fromWire(job.body), headers: job.headers, scope: this.work.scope, attempt: job.attempt };
    const outcome = await handlers.attempt(message);
    // What the shutdown cut off has not failed: its owner enqueues it again at the next start.
    if (this.work.scope.endedBy !== undefined) return;
    if (outcome.kind === 'failed') return this.retryLater(lane, job);
    if (outcome.kind === 'exhausted') await this.giveUp(handlers, job, { message, error: outcome.error });
    lane.ids.delete(job.id);
  }

  private retryLater(lane: Lane, job: QueuedJob): void {
    if (this.isClosed) return;
    const timer = setTimeout(
      () => {
        this.retries.delete(timer);
        lane.waiting.push(job);
        this.advance(lane);
      },
      retryDelayMs(job.attempt, this.options.retryDelay ?? defaultRetryDelay),
    );
    this.retries.add(timer);
    job.attempt += 1;
  }

  private async giveUp(handlers: JobHandlers, job: QueuedJob, failure: { message: IncomingMessage; error: unknown }): Promise<void> {
    const { subject } = handlers.contract;
    const error = encodeError(failure.error);
    try {
      await this.deadLetters.put(subject, { id: job.id, payload: failure.message.payload.data, attempts: job.attempt, error });
      await handlers.giveUp(failure.message, decodeError(error));
    } catch (cause) {
      logger.error({ message: `Giving up a job of ${subject} failed`, subject, id: job.id, error: cause });
    }
  }
}
