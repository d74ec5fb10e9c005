import { setTimeout as sleep } from 'node:timers/promises';
import { EarshotError } from '@earshot/contracts';
import { decodeError, encodeError } from '@earshot/platform/errors';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { AckPolicy, type Consumer, type ConsumerMessages, type JsMsg, nanos } from 'nats';
import { fromWire } from '../calls/json-wire';
import { RunningWork } from '../calls/running-work';
import { HandlerRunner } from '../handlers/handler-runner';
import type { IncomingMessage } from '../handlers/incoming-message';
import type { RegisteredHandler } from '../handlers/registered-handler';
import { JobHandlers, type JobOutcome } from '../jobs/job-handlers';
import { defaultRetryDelay, retryDelayMs } from '../jobs/retry-delay';
import { NatsDeadLetters } from './nats-dead-letters';
import { fromNatsHeaders } from './nats-headers';
import { NatsLink } from './nats-link';
import { natsMessagingOptions, type NatsMessagingOptions } from './nats-messaging-options';
import { NatsStreams } from './nats-streams';
import { jobStreamOf } from './stream-names';

const consumerName = 'workers';
/** Short, because a pull that was open when the broker went away only ends with this time. */
const pullTimeoutMs = 5_000;
const pauseAfterFailureMs = 500;
const mostUnacknowledged = 10_000;

const logger = new Logger('Jobs');

const workerDied = (): EarshotError => new EarshotError('INTERNAL', 'The workers of the job ended before they answered, on every attempt.');

interface Delivery {
  readonly id: string;
  readonly incoming: IncomingMessage;
  readonly message: JsMsg;
}

/**
 * Does the jobs of one process. Each of its workers pulls one job, keeps it by heartbeats, and acknowledges it after its
 * method ended. Attempts are counted here and not by the broker: what its `max_deliver` stops would stay in the queue for ever.
 */
@Injectable()
export class NatsJobWorker {
  private readonly work = new RunningWork();
  private readonly pulls = new Set<ConsumerMessages>();
  private isClosed = false;

  constructor(
    private readonly link: NatsLink,
    private readonly streams: NatsStreams,
    private readonly deadLetters: NatsDeadLetters,
    private readonly runner: HandlerRunner,
    @Inject(natsMessagingOptions) private readonly options: NatsMessagingOptions,
  ) {}

  async serve(handlers: readonly RegisteredHandler[]): Promise<void> {
    for (const jobs of JobHandlers.of(handlers, this.runner)) {
      await this.openConsumer(jobs);
      for (let worker = 0; worker < jobs.concurrency; worker += 1) void this.workOn(jobs);
    }
  }

  /** Takes no more jobs and lets the running ones end; what is not done in time goes back to the queue. */
  async close(drainTimeoutMs: number): Promise<void> {
    this.isClosed = true;
    for (const pull of this.pulls) pull.stop();
    await this.work.drain(drainTimeoutMs);
  }

  private async workOn(jobs: JobHandlers): Promise<void> {
    let consumer: Consumer | undefined;
    while (!this.isClosed) {
      try {
        consumer ??= await this.openConsumer(jobs);
        const message = await this.pull(consumer);
        if (message !== undefined) await this.work.track(this.handle(jobs, message));
      } catch (error) {
        if (this.isClosed) return;
        const { subject } = jobs.contract;
        logger.warn({ message: `Pulling jobs of ${subject} failed; trying again`, subject, error });
        consumer = undefined;
        this.streams.forget(jobStreamOf(subject).name);
        await sleep(pauseAfterFailureMs, undefined, { ref: false });
      }
    }
  }

  private async openConsumer({ contract }: JobHandlers): Promise<Consumer> {
    await this.streams.jobs(contract.subject);
    const connection = await this.link.connection();
    const { name } = jobStreamOf(contract.subject);
    const { consumers } = await this.link.manager();
    const config = { ack_wait: nanos(contract.heartbeatTimeoutMs), max_ack_pending: mostUnacknowledged, max_deliver: -1 };
    const whole = { ...config, durable_name: consumerName, ack_policy: AckPolicy.Explicit };
    await consumers.add(name, whole).catch(() => consumers.update(name, consumerName, config));
    return connection.jetstream().consumers.get(name, consumerName);
  }

  private async pull(consumer: Consumer): Promise<JsMsg | undefined> {
    const pull = await consumer.fetch({ max_messages: 1, expires: pullTimeoutMs });
    this.pulls.add(pull);
    try {
      for await (const message of pull) {
        if (!this.isClosed) return message;
        message.nak();
      }
      return undefined;
    } finally {
      this.pulls.delete(pull);
    }
  }

  private async handle(jobs: JobHandlers, message: JsMsg): Promise<void> {
    const heartbeat = setInterval(() => message.working(), jobs.contract.heartbeatTimeoutMs / 3);
    try {
      const delivery = this.read(message);
      const isLost = delivery.incoming.attempt > jobs.contract.maxAttempts;
      const outcome: JobOutcome = isLost ? { kind: 'exhausted', error: workerDied() } : await jobs.attempt(delivery.incoming);
      await this.conclude(jobs, delivery, outcome);
    } catch (error) {
      // Without an acknowledgement it comes again after the heartbeat time, in the worst case.
      logger.error({ message: `A job of ${jobs.contract.subject} could not be concluded`, subject: jobs.contract.subject, error });
      this.giveBack(message);
    } finally {
      clearInterval(heartbeat);
    }
  }

  private read(message: JsMsg): Delivery {
    const headers = fromNatsHeaders(message.headers);
    const attempt = message.info.deliveryCount;
    const incoming = { payload: fromWire(message.string()), headers, scope: this.work.scope, attempt };
    return { id: headers.jobId ?? String(message.seq), incoming, message };
  }

  private async conclude(jobs: JobHandlers, delivery: Delivery, outcome: JobOutcome): Promise<void> {
    const { message } = delivery;
    if (outcome.kind === 'done') return this.acknowledge(jobs, message);
    if (this.work.scope.endedBy !== undefined) return message.nak();
    if (outcome.kind === 'failed') return this.giveBack(message);
    await this.giveUp(jobs, delivery, outcome.error);
    await this.acknowledge(jobs, message);
  }

  /** The client sends an acknowledgement once; when the broker went away meanwhile, the job comes again. */
  private async acknowledge({ contract: { subject } }: JobHandlers, message: JsMsg): Promise<void> {
    try {
      await message.ackAck();
    } catch (error) {
      logger.warn({ message: `The acknowledgement of a job of ${subject} got lost; it may be done again`, subject, error });
    }
  }

  private giveBack(message: JsMsg): void {
    message.nak(retryDelayMs(message.info.deliveryCount, this.options.retryDelay ?? defaultRetryDelay));
  }

  /** Giving up is tried as often as the job itself; after that only the dead letter tells of it. */
  private async giveUp(jobs: JobHandlers, { id, incoming, message }: Delivery, cause: unknown): Promise<void> {
    const { subject, maxAttempts } = jobs.contract;
    const { payload, attempt } = incoming;
    const error = encodeError(cause);
    const attempts = Math.min(attempt, maxAttempts);
    const letter = { id, payload: payload.data, attempts, error, diedAt: new Date().toISOString() };
    await this.deadLetters.put(subject, letter, `${subject}:${id}:${message.seq}`);
    try {
      await jobs.giveUp(incoming, decodeError(error));
    } catch (failure) {
      if (attempt < 2 * maxAttempts) throw failure;
      logger.error({ message: `Giving up a job of ${subject} failed for good`, subject, id, error: failure });
    }
  }
}
