import { type DynamicModule, Module } from '@nestjs/common';
import { HandlerRunner } from '../handlers/handler-runner';
import { MessageServer } from '../handlers/message-server';
import { DeadLetters } from '../ports/dead-letters';
import { EventLog } from '../ports/event-log';
import { JobQueue } from '../ports/job-queue';
import { MessageBus } from '../ports/message-bus';
import { MessagingReadiness } from '../ports/messaging-readiness';
import { InProcessExchange } from './in-process-exchange';
import { InProcessJobQueue } from './in-process-job-queue';
import { InProcessMessageBus } from './in-process-message-bus';
import { InProcessMessageServer } from './in-process-message-server';
import { inProcessMessagingOptions, type InProcessMessagingOptions } from './in-process-messaging-options';
import { StoredDeadLetters } from './stored-dead-letters';
import { StoredEventLog } from './stored-event-log';

/**
 * Messaging of the embedded profile: one process that holds every service. Needs a global module that provides `DocumentStore`.
 *
 * @example
 * InProcessMessagingModule.forRoot({})
 */
@Module({})
export class InProcessMessagingModule {
  static forRoot(options: InProcessMessagingOptions = {}): DynamicModule {
    return {
      module: InProcessMessagingModule,
      global: true,
      providers: [
        { provide: inProcessMessagingOptions, useValue: options },
        HandlerRunner,
        InProcessExchange,
        InProcessJobQueue,
        StoredDeadLetters,
        { provide: MessageBus, useClass: InProcessMessageBus },
        { provide: JobQueue, useExisting: InProcessJobQueue },
        { provide: DeadLetters, useExisting: StoredDeadLetters },
        { provide: EventLog, useClass: StoredEventLog },
        { provide: MessageServer, useClass: InProcessMessageServer },
        { provide: MessagingReadiness, useValue: { isReady: () => true } satisfies MessagingReadiness },
      ],
      exports: [MessageBus, JobQueue, DeadLetters, EventLog, MessageServer, MessagingReadiness],
    };
  }
}
