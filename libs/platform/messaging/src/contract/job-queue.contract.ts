import { defineJob, EarshotError } from '@earshot/contracts';
import { Controller } from '@nestjs/common';
import { z } from 'zod';
import { type ExhaustedJob, HandleExhaustedJob } from '../handlers/handle-exhausted-job.decorator';
import { HandleJob } from '../handlers/handle-job.decorator';
import type { MessageContext } from '../ports/message-context';
import { freshSubject, type StartMessaging, startedPerTest, until } from './messaging-under-test';

/** What every JobQueue does. The processes are started with a retry delay of a few milliseconds. */
export function describeJobQueue(start: StartMessaging): void {
  const run = startedPerTest(start);
  const job = (maxAttempts = 3, heartbeatTimeoutMs = 2_000) =>
    defineJob({ subject: freshSubject(), payload: z.object({ n: z.int() }), maxAttempts, heartbeatTimeoutMs });

  it('has each job done once, no more at a time than the handler says', async () => {
    const contract = job();
    const done: number[] = [];
    let running = 0;
    let mostRunning = 0;
    @Controller()
    class Worker {
      @HandleJob(contract, { concurrency: 3 })
      async work({ n }: { n: number }) {
        running += 1;
        mostRunning = Math.max(mostRunning, running);
        await new Promise((resolve) => setTimeout(resolve, 2));
        running -= 1;
        done.push(n);
      }
    }
    const { queue } = await run(Worker);
    await Promise.all(Array.from({ length: 50 }, (_, n) => queue.enqueue(contract, { id: `job ${n}.*>`, payload: { n } })));
    await until(() => done.length >= 50);
    expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n));
    expect(mostRunning).toBe(3);
  });

  it('does an id once that is queued again while it waits or runs, and again once it ended', async () => {
    const contract = job();
    const done: number[] = [];
    let finish = (): void => undefined;
    @Controller()
    class Worker {
      @HandleJob(contract, { concurrency: 1 })
      async work({ n }: { n: number }) {
        if (n === 0) await new Promise<void>((resolve) => (finish = resolve));
        done.push(n);
      }
    }
    const { queue } = await run(Worker);
    const idle = finish;
    await queue.enqueue(contract, { id: 'first', payload: { n: 0 } });
    await until(() => finish !== idle);
    await queue.enqueue(contract, { id: 'first', payload: { n: 1 } });
    await queue.enqueue(contract, { id: 'second', payload: { n: 2 } });
    await queue.enqueue(contract, { id: 'second', payload: { n: 3 } });
    await queue.enqueue(contract, { id: 'third', payload: { n: 4 } });
    finish();
    await until(() => done.length === 3);
    expect(done).toEqual([0, 2, 4]);
    await until(async () => {
      await queue.enqueue(contract, { id: 'first', payload: { n: 5 } });
      return done.length > 3;
    });
    expect(done[3]).toBe(5);
  });

  it('tries a failed job again and tells the handler which attempt it is', async () => {
    const contract = job();
    const attempts: number[] = [];
    @Controller()
    class Worker {
      @HandleJob(contract, { concurrency: 1 })
      work(_payload: object, { attempt }: MessageContext): void {
        attempts.push(attempt);
        if (attempt < 3) throw new Error('not yet');
      }
    }
    const { queue, deadLetters } = await run(Worker);
    await queue.enqueue(contract, { id: 'again', payload: { n: 1 } });
    await until(() => attempts.length === 3);
    expect(attempts).toEqual([1, 2, 3]);
    expect(await deadLetters.list(contract, { limit: 10 })).toEqual([]);
  });

  it('gives a job up after its last attempt: tells the handler for it and keeps the job with its reason', async () => {
    const contract = job(2);
    const exhausted: ExhaustedJob<typeof contract>[] = [];
    const done: number[] = [];
    @Controller()
    class Worker {
      @HandleJob(contract, { concurrency: 1 })
      work({ n }: { n: number }): void {
        if (n === 13) throw new EarshotError('INVALID_AUDIO', 'It is poison.', { details: { n } });
        done.push(n);
      }

      @HandleExhaustedJob(contract)
      bury(given: ExhaustedJob<typeof contract>): void {
        exhausted.push(given);
      }
    }
    const { queue, deadLetters } = await run(Worker);
    await queue.enqueue(contract, { id: 'poison', payload: { n: 13 } });
    await queue.enqueue(contract, { id: 'good', payload: { n: 1 } });
    await until(() => exhausted.length === 1 && done.length === 1);
    expect(exhausted[0]).toMatchObject({ payload: { n: 13 }, error: { code: 'INVALID_AUDIO', details: { n: 13 } } });
    expect(exhausted[0]?.error).toBeInstanceOf(EarshotError);
    expect(await deadLetters.list(contract, { limit: 10 })).toMatchObject([
      { id: 'poison', payload: { n: 13 }, attempts: 2, error: { code: 'INVALID_AUDIO', message: 'It is poison.' } },
    ]);
  });

  it('gives a job that does not fit the contract up without calling the handler', async () => {
    const contract = job();
    const calls: unknown[] = [];
    @Controller()
    class Worker {
      @HandleJob(contract, { concurrency: 1 })
      work(payload: object): void {
        calls.push(payload);
      }
    }
    const { queue, deadLetters } = await run(Worker);
    await expect(queue.enqueue(contract, { id: 'bad', payload: { n: 0.5 } })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await queue.enqueue({ ...contract, payload: z.unknown() }, { id: 'bad', payload: { n: 0.5 } });
    await until(async () => (await deadLetters.list(contract, { limit: 1 })).length === 1);
    expect(await deadLetters.list(contract, { limit: 1 })).toMatchObject([{ id: 'bad', attempts: 1, error: { code: 'INVALID_INPUT' } }]);
    expect(calls).toEqual([]);
  });

  it.each(['', 'x'.repeat(201)])('refuses the id %p', async (id) => {
    const { queue } = await run();
    await expect(queue.enqueue(job(), { id, payload: { n: 1 } })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('leaves a job with its worker that takes longer than the heartbeat time', async () => {
    const contract = job(3, 300);
    let calls = 0;
    let isDone = false;
    @Controller()
    class Worker {
      @HandleJob(contract, { concurrency: 2 })
      async work() {
        calls += 1;
        await new Promise((resolve) => setTimeout(resolve, 1_200));
        isDone = true;
      }
    }
    const { queue } = await run(Worker);
    await queue.enqueue(contract, { id: 'long', payload: { n: 1 } });
    await until(() => isDone);
    expect(calls).toBe(1);
  });

  it('lets a running job end when the process shuts down', async () => {
    const contract = job();
    const state = { isStarted: false, isDone: false };
    @Controller()
    class Worker {
      @HandleJob(contract, { concurrency: 1 })
      async work() {
        state.isStarted = true;
        await new Promise((resolve) => setTimeout(resolve, 100));
        state.isDone = true;
      }
    }
    const messaging = await start([Worker]);
    await messaging.queue.enqueue(contract, { id: 'last', payload: { n: 1 } });
    await until(() => state.isStarted);
    await messaging.close();
    expect(state.isDone).toBe(true);
  });
}
