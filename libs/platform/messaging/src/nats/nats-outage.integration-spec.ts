import { defineEvent, defineJob, defineRequest } from '@earshot/contracts';
import { TcpRelay } from '@earshot/testing';
import { Controller } from '@nestjs/common';
import { z } from 'zod';
import { freshSubject, testCaller, until } from '../contract/messaging-under-test';
import { HandleJob } from '../handlers/handle-job.decorator';
import { HandleRequest } from '../handlers/handle-request.decorator';
import { type NatsMessagingUnderTest, startOnBroker } from './testing/nats-under-test';

const natsUrl = process.env['NATS_URL'] ?? 'nats://127.0.0.1:4222';

describe('a process on NATS', () => {
  const ping = defineRequest({ subject: freshSubject(), request: z.object({}), reply: z.string(), timeoutMs: 1_000 });
  const count = defineJob({ subject: freshSubject(), payload: z.object({ n: z.int() }) });
  const stepped = defineEvent({ subject: freshSubject(), payload: z.object({ n: z.int() }) });
  const done: number[] = [];
  let proxy: TcpRelay;
  let messaging: NatsMessagingUnderTest;

  @Controller()
  class Service {
    @HandleRequest(ping)
    pong(): string {
      return 'pong';
    }

    @HandleJob(count, { concurrency: 1 })
    count({ n }: { n: number }): void {
      done.push(n);
    }
  }

  beforeAll(async () => {
    proxy = new TcpRelay(natsUrl);
    await proxy.open();
    await proxy.cut();
  });

  afterAll(async () => {
    await messaging.close();
    await proxy.cut();
  });

  it('starts without its broker, is not ready, and fails calls in time', async () => {
    messaging = await startOnBroker(proxy.url, [Service]);
    expect(messaging.link.isReady()).toBe(false);
    const call = messaging.bus.request(ping, {}, { caller: testCaller, timeoutMs: 100 });
    await expect(call).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED', isRetryable: true });
  });

  it('serves as soon as the broker is there', async () => {
    await proxy.open();
    await messaging.serving;
    expect(messaging.link.isReady()).toBe(true);
    expect(await messaging.bus.request(ping, {}, { caller: testCaller })).toBe('pong');
  });

  it('goes on with requests, jobs and the event log after the broker was away, without a restart', async () => {
    const { bus, log, queue, link } = messaging;
    await log.append(stepped, { id: '0', key: 'a', payload: { n: 0 } });
    const reader = log.read(stepped, { from: 'start' })[Symbol.asyncIterator]();
    // The reader is at work before the broker goes; a call that is cut while it begins fails, as any call does.
    const first = await reader.next();
    await log.append(stepped, { id: '1', key: 'a', payload: { n: 1 } });
    await proxy.cut();
    await until(() => !link.isReady());
    await proxy.open();
    await until(() => link.isReady());
    expect(await bus.request(ping, {}, { caller: testCaller })).toBe('pong');
    await queue.enqueue(count, { id: 'after', payload: { n: 7 } });
    await log.append(stepped, { id: '2', key: 'a', payload: { n: 2 } });
    await until(() => done.length === 1);
    const entries = [first, await reader.next(), await reader.next()];
    await reader.return?.();
    expect(entries.map(({ value }) => value?.payload.n)).toEqual([0, 1, 2]);
  }, 60_000);
});
