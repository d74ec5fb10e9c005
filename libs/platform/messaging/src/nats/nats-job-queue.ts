import type { JobContract } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { checkIdentifier } from '../calls/check-identifier';
import { payloads } from '../calls/crossing';
import { toWire } from '../calls/json-wire';
import { headersOfCast } from '../calls/message-headers';
import { type Job, JobQueue } from '../ports/job-queue';
import { toNatsHeaders } from './nats-headers';
import { NatsLink } from './nats-link';
import { toTransportError } from './nats-packet';
import { apiErrorCode, NatsStreams } from './nats-streams';
import { jobStreamOf, jobSubjectOf } from './stream-names';

/** JetStream's answer when the subject of a job id holds its message already. */
const alreadyQueuedCode = 10_077;

/** Jobs in a JetStream work queue; see `NatsJobWorker` for the other side. */
@Injectable()
export class NatsJobQueue extends JobQueue {
  constructor(
    private readonly link: NatsLink,
    private readonly streams: NatsStreams,
  ) {
    super();
  }

  async enqueue<C extends JobContract>(contract: C, { id, payload }: Job<C>): Promise<void> {
    const { subject } = contract;
    const crossing = payloads.send(contract.payload, payload, subject);
    checkIdentifier('id', id);
    const headers = toNatsHeaders({ ...headersOfCast(), jobId: id });
    try {
      await this.streams.jobs(subject);
      const connection = await this.link.connection();
      await connection.jetstream().publish(jobSubjectOf(subject, id), toWire(crossing), { headers });
    } catch (error) {
      if (apiErrorCode(error) === alreadyQueuedCode) return;
      this.streams.forget(jobStreamOf(subject).name);
      throw toTransportError(error, subject);
    }
  }
}
