import { EarshotError, defineJob, defineRequest } from '@earshot/contracts';
import { Controller } from '@nestjs/common';
import { connect } from 'nats';
import { z } from 'zod';
import { describeEventLog } from '../contract/event-log.contract';
import { describeJobQueue } from '../contract/job-queue.contract';
import { describeMessageBusEvents } from '../contract/message-bus-events.contract';
import { describeMessageBusFailures } from '../contract/message-bus-failures.contract';
import { describeMessageBusRequests } from '../contract/message-bus-requests.contract';
import { describeMessageBusStreams } from '../contract/message-bus-streams.contract';
import { freshSubject, startedPerTest, testCaller, until } from '../contract/messaging-under-test';
import { type ExhaustedJob, HandleExhaustedJob } from '../handlers/handle-exhausted-job.decorator';
import { HandleJob } from '../handlers/handle-job.decorator';
import { HandleRequest } from '../handlers/handle-request.decorator';
import type { MessageContext } from '../ports/message-context';
import { type NatsMessagingUnderTest, startOnBroker } from './testing/nats-under-test';

const natsUrl = process.env['NATS_URL'] ?? 'nats://127.0.0.1:4222';

async function startOnNats(controllers: readonly (new () => object)[] = []): Promise<NatsMessagingUnderTest> {
  const messaging = await startOnBroker(natsUrl, controllers);
  await messaging.serving;
  return messaging;
}

describe('NatsMessageBus requests', () => describeMessageBusRequests(startOnNats));
describe('NatsMessageBus failures', () => describeMessageBusFailures(startOnNats));
describe('NatsMessageBus streams', () => describeMessageBusStreams(startOnNats));
describe('NatsMessageBus events', () => describeMessageBusEvents(startOnNats));
describe('NatsJobQueue', () => describeJobQueue(startOnNats));
describe('NatsEventLog', () => describeEventLog(startOnNats));

const aborted = (signal: AbortSignal): Promise<void> => new Promise((resolve) => signal.addEventListener('abort', () => resolve()));

describe('several processes on NATS', () => {
  const run = startedPerTest(startOnNats);
  const job = (maxAttempts = 3) =>
    defineJob({ subject: freshSubject(), payload: z.object({ n: z.int() }), maxAttempts, heartbeatTimeoutMs: 500 });

  it('answer each request once, by one of them', async () => {
    const contract = defineRequest({ subject: freshSubject(), request: z.object({}), reply: z.number() });
    let calls = 0;
    @Controller()
    class Counter {
      @HandleRequest(contract)
      count() {
        return (calls += 1);
      }
    }
    const { bus } = await run(Counter);
    await run(Counter);
    await Promise.all(Array.from({ length: 40 }, () => bus.request(contract, {}, { caller: testCaller })));
    expect(calls).toBe(40);
  });

  it('refuse a message that does not say who calls', async () => {
    const contract = defineRequest({ subject: freshSubject(), request: z.object({}), reply: z.number() });
    let calls = 0;
    @Controller()
    class Counter {
      @HandleRequest(contract)
      count() {
        return (calls += 1);
      }
    }
    await run(Counter);
    const connection = await connect({ servers: new URL(natsUrl).host });
    const reply = await connection.request(contract.subject, '{"payload":{}}');
    await connection.close();
    expect(reply.json()).toMatchObject({ kind: 'error', error: { code: 'UNAUTHENTICATED' } });
    expect(calls).toBe(0);
  });

  it('keep a job for a worker that starts later, across the end of its producer', async () => {
    const contract = job();
    const producer = await startOnNats();
    await producer.queue.enqueue(contract, { id: 'early', payload: { n: 1 } });
    await producer.close();
    const done: number[] = [];
    @Controller()
    class Worker {
      @HandleJob(contract, { concurrency: 1 })
      work({ n }: { n: number }): void {
        done.push(n);
      }
    }
    await run(Worker);
    await until(() => done.length === 1);
  });

  it('take over the job of a worker that died', async () => {
    const contract = job();
    const attempts: number[] = [];
    @Controller()
    class Dying {
      @HandleJob(contract, { concurrency: 1 })
      async work(_payload: object, { attempt, signal }: MessageContext) {
        attempts.push(attempt);
        await aborted(signal);
      }
    }
    @Controller()
    class Surviving {
      @HandleJob(contract, { concurrency: 1 })
      work(_payload: object, { attempt }: MessageContext): void {
        attempts.push(attempt);
      }
    }
    const dying = await run(Dying);
    await dying.queue.enqueue(contract, { id: 'inherited', payload: { n: 1 } });
    await until(() => attempts.length === 1);
    await (await dying.link.connection()).close();
    const { deadLetters } = await run(Surviving);
    await until(() => attempts.length === 2);
    expect(attempts).toEqual([1, 2]);
    expect(await deadLetters.list(contract, { limit: 1 })).toEqual([]);
  });

  it('give a job up whose workers die on every attempt', async () => {
    const contract = job(1);
    const exhausted: EarshotError[] = [];
    let calls = 0;
    @Controller()
    class Dying {
      @HandleJob(contract, { concurrency: 1 })
      async work(_payload: object, { signal }: MessageContext) {
        calls += 1;
        await aborted(signal);
      }
    }
    @Controller()
    class Surviving {
      @HandleJob(contract, { concurrency: 1 })
      work(): void {
        calls += 1;
      }

      @HandleExhaustedJob(contract)
      bury({ error }: ExhaustedJob<typeof contract>): void {
        exhausted.push(error);
      }
    }
    const dying = await run(Dying);
    await dying.queue.enqueue(contract, { id: 'killer', payload: { n: 1 } });
    await until(() => calls === 1);
    await (await dying.link.connection()).close();
    const { deadLetters } = await run(Surviving);
    await until(() => exhausted.length === 1);
    expect(calls).toBe(1);
    expect(await deadLetters.list(contract, { limit: 1 })).toMatchObject([{ id: 'killer', attempts: 1 }]);
  });
});
