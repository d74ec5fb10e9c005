import { Test } from '@nestjs/testing';
import type { MessagingUnderTest } from '../../contract/messaging-under-test';
import { MessageServer } from '../../handlers/message-server';
import { DeadLetters } from '../../ports/dead-letters';
import { EventLog } from '../../ports/event-log';
import { JobQueue } from '../../ports/job-queue';
import { MessageBus } from '../../ports/message-bus';
import { startMessageHandlers } from '../../start-message-handlers';
import { NatsLink } from '../nats-link';
import { NatsMessagingModule } from '../nats-messaging.module';

export interface NatsMessagingUnderTest extends MessagingUnderTest {
  readonly link: NatsLink;
  /** Settles once the process takes messages. */
  readonly serving: Promise<void>;
}

/** Starts a process on a broker, without waiting for the broker. */
export async function startOnBroker(url: string, controllers: readonly (new () => object)[] = []): Promise<NatsMessagingUnderTest> {
  const options = { url, serviceName: 'messaging-spec', drainTimeoutMs: 500, retryDelay: { baseMs: 2, maxMs: 10 } };
  const imports = [NatsMessagingModule.forRoot(options)];
  const module = await Test.createTestingModule({ imports, controllers: [...controllers] }).compile();
  const app = module.createNestMicroservice({ strategy: module.get(MessageServer) });
  app.useLogger(false);
  return {
    bus: app.get(MessageBus),
    queue: app.get(JobQueue),
    deadLetters: app.get(DeadLetters),
    log: app.get(EventLog),
    link: app.get(NatsLink),
    serving: startMessageHandlers(app),
    close: () => app.close(),
  };
}
