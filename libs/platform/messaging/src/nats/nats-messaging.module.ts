import { type DynamicModule, Module } from '@nestjs/common';
import { HandlerRunner } from '../handlers/handler-runner';
import { MessageServer } from '../handlers/message-server';
import { DeadLetters } from '../ports/dead-letters';
import { EventLog } from '../ports/event-log';
import { JobQueue } from '../ports/job-queue';
import { MessageBus } from '../ports/message-bus';
import { MessagingReadiness } from '../ports/messaging-readiness';
import { NatsCallServer } from './nats-call-server';
import { NatsDeadLetters } from './nats-dead-letters';
import { NatsEventLog } from './nats-event-log';
import { NatsJobQueue } from './nats-job-queue';
import { NatsJobWorker } from './nats-job-worker';
import { NatsLink } from './nats-link';
import { NatsMessageBus } from './nats-message-bus';
import { NatsMessageServer } from './nats-message-server';
import { natsMessagingOptions, type NatsMessagingOptions } from './nats-messaging-options';
import { NatsStreams } from './nats-streams';

/**
 * Messaging of the distributed profile: core NATS for requests, streams and events, JetStream for jobs and the event log.
 *
 * @example
 * NatsMessagingModule.forRoot({ url: configuration.nats.url, serviceName: 'usage-ledger' })
 */
@Module({})
export class NatsMessagingModule {
  static forRoot(options: NatsMessagingOptions): DynamicModule {
    return {
      module: NatsMessagingModule,
      global: true,
      providers: [
        { provide: natsMessagingOptions, useValue: options },
        HandlerRunner,
        NatsLink,
        NatsStreams,
        NatsDeadLetters,
        NatsCallServer,
        NatsJobWorker,
        { provide: MessageBus, useClass: NatsMessageBus },
        { provide: JobQueue, useClass: NatsJobQueue },
        { provide: DeadLetters, useExisting: NatsDeadLetters },
        { provide: EventLog, useClass: NatsEventLog },
        { provide: MessageServer, useClass: NatsMessageServer },
        { provide: MessagingReadiness, useExisting: NatsLink },
      ],
      exports: [MessageBus, JobQueue, DeadLetters, EventLog, MessageServer, MessagingReadiness],
    };
  }
}
