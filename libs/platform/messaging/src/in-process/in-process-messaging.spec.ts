import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPersistenceModule } from '@earshot/platform/persistence';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { describeEventLog } from '../contract/event-log.contract';
import { describeJobQueue } from '../contract/job-queue.contract';
import { describeMessageBusEvents } from '../contract/message-bus-events.contract';
import { describeMessageBusFailures } from '../contract/message-bus-failures.contract';
import { describeMessageBusRequests } from '../contract/message-bus-requests.contract';
import { describeMessageBusStreams } from '../contract/message-bus-streams.contract';
import type { MessagingUnderTest } from '../contract/messaging-under-test';
import { DeadLetters } from '../ports/dead-letters';
import { EventLog } from '../ports/event-log';
import { JobQueue } from '../ports/job-queue';
import { MessageBus } from '../ports/message-bus';
import { startMessageHandlers } from '../start-message-handlers';
import { InProcessMessagingModule } from './in-process-messaging.module';

let dataDirectory = '';

async function startInProcess(controllers: readonly (new () => object)[] = []): Promise<MessagingUnderTest> {
  const messaging = InProcessMessagingModule.forRoot({ retryDelay: { baseMs: 2, maxMs: 10 } });
  const imports = [EmbeddedPersistenceModule.forRoot({ dataDirectory }), messaging];
  const module = await Test.createTestingModule({ imports, controllers: [...controllers] }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  app.useLogger(false);
  await startMessageHandlers(app);
  return {
    bus: app.get(MessageBus),
    queue: app.get(JobQueue),
    deadLetters: app.get(DeadLetters),
    log: app.get(EventLog),
    close: () => app.close(),
  };
}

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'earshot-messaging-'));
});
afterAll(() => rm(dataDirectory, { recursive: true }));

describe('InProcessMessageBus requests', () => describeMessageBusRequests(startInProcess));
describe('InProcessMessageBus failures', () => describeMessageBusFailures(startInProcess));
describe('InProcessMessageBus streams', () => describeMessageBusStreams(startInProcess));
describe('InProcessMessageBus events', () => describeMessageBusEvents(startInProcess));
describe('InProcessJobQueue', () => describeJobQueue(startInProcess));
describe('StoredEventLog', () => describeEventLog(startInProcess));
