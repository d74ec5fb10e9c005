import { Inject, Injectable } from '@nestjs/common';
import { HandlerRunner } from '../handlers/handler-runner';
import { MessageServer } from '../handlers/message-server';
import { InProcessExchange } from './in-process-exchange';
import { InProcessJobQueue } from './in-process-job-queue';
import { defaultDrainTimeoutMs, inProcessMessagingOptions, type InProcessMessagingOptions } from './in-process-messaging-options';

/** Serves the decorated methods to callers of the same process. */
@Injectable()
export class InProcessMessageServer extends MessageServer {
  constructor(
    private readonly exchange: InProcessExchange,
    private readonly jobs: InProcessJobQueue,
    private readonly runner: HandlerRunner,
    @Inject(inProcessMessagingOptions) private readonly options: InProcessMessagingOptions,
  ) {
    super();
  }

  /** Jobs end first: what they do needs the requests. */
  override async close(): Promise<void> {
    const { drainTimeoutMs = defaultDrainTimeoutMs } = this.options;
    await this.jobs.close(drainTimeoutMs);
    await this.exchange.close(drainTimeoutMs);
  }

  protected override async start(): Promise<void> {
    this.exchange.serve(this.handlers, this.runner);
    this.jobs.serve(this.handlers, this.runner);
  }
}
