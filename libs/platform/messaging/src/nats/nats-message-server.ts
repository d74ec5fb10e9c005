import { Inject, Injectable } from '@nestjs/common';
import { MessageServer } from '../handlers/message-server';
import { NatsCallServer } from './nats-call-server';
import { NatsJobWorker } from './nats-job-worker';
import { NatsLink } from './nats-link';
import { defaultDrainTimeoutMs, natsMessagingOptions, type NatsMessagingOptions } from './nats-messaging-options';

/** Serves the decorated methods to callers behind the broker. */
@Injectable()
export class NatsMessageServer extends MessageServer {
  constructor(
    private readonly link: NatsLink,
    private readonly calls: NatsCallServer,
    private readonly jobs: NatsJobWorker,
    @Inject(natsMessagingOptions) private readonly options: NatsMessagingOptions,
  ) {
    super();
  }

  /** Jobs end first: what they do may need requests of this process. */
  override async close(): Promise<void> {
    const { drainTimeoutMs = defaultDrainTimeoutMs } = this.options;
    await this.jobs.close(drainTimeoutMs);
    await this.calls.close(drainTimeoutMs);
  }

  protected override async start(): Promise<void> {
    await this.calls.serve(await this.link.connection(), this.handlers);
    await this.jobs.serve(this.handlers);
  }
}
