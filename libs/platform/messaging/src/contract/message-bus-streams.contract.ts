import { defineStream, EarshotError } from '@earshot/contracts';
import { RequestContext } from '@earshot/platform/observability';
import { Controller } from '@nestjs/common';
import { z } from 'zod';
import { HandleStream } from '../handlers/handle-stream.decorator';
import type { MessageContext } from '../ports/message-context';
import { freshSubject, type StartMessaging, startedPerTest, take, testCaller, until } from './messaging-under-test';

/** What every MessageBus does with streams. */
export function describeMessageBusStreams(start: StartMessaging): void {
  const run = startedPerTest(start);
  const caller = testCaller;
  const counting = (idleTimeoutMs = 5_000) =>
    defineStream({
      subject: freshSubject(),
      request: z.object({ to: z.int() }),
      item: z.object({ n: z.int() }),
      errors: ['CONFLICT'],
      idleTimeoutMs,
    });

  it('brings every item in its order, then the end', async () => {
    const contract = counting();
    @Controller()
    class Counter {
      @HandleStream(contract)
      async *count({ to }: { to: number }) {
        for (let n = 0; n < to; n += 1) yield { n };
      }
    }
    const { bus } = await run(Counter);
    const items = await take(bus.stream(contract, { to: 1_000 }, { caller }), Infinity);
    expect(items.map(({ n }) => n)).toEqual(Array.from({ length: 1_000 }, (_, n) => n));
  });

  it('keeps the request context through every item', async () => {
    const contract = defineStream({ subject: freshSubject(), request: z.object({}), item: z.unknown() });
    @Controller()
    class Telling {
      @HandleStream(contract)
      async *tell(_payload: object, { correlationId }: MessageContext) {
        yield correlationId;
        await new Promise((resolve) => setImmediate(resolve));
        yield RequestContext.current()?.correlationId;
      }
    }
    const { bus } = await run(Telling);
    const items = RequestContext.run({ correlationId: 'correlation-2', caller }, () => take(bus.stream(contract, {}), Infinity));
    expect(await items).toEqual(['correlation-2', 'correlation-2']);
  });

  it('brings what came before an error, then the error', async () => {
    const contract = counting();
    @Controller()
    class Failing {
      @HandleStream(contract)
      async *count() {
        yield { n: 1 };
        throw new EarshotError('CONFLICT', 'It broke off.', { details: { at: 1 } });
      }
    }
    const { bus } = await run(Failing);
    const seen: number[] = [];
    const reading = (async () => {
      for await (const { n } of bus.stream(contract, { to: 2 }, { caller })) seen.push(n);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'CONFLICT', message: 'It broke off.', details: { at: 1 } });
    expect(seen).toEqual([1]);
  });

  it('does not let an item out that breaks the contract', async () => {
    const contract = counting();
    @Controller()
    class Liar {
      @HandleStream(contract)
      async *count() {
        yield JSON.parse('{ "n": "one" }') as { n: number };
      }
    }
    const { bus } = await run(Liar);
    await expect(take(bus.stream(contract, { to: 1 }, { caller }), 1)).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  it('refuses an invalid payload, and a subject that nobody serves', async () => {
    const { bus } = await run();
    const strict = defineStream({ subject: freshSubject(), request: z.object({ to: z.int().positive() }), item: z.unknown() });
    await expect(take(bus.stream(strict, { to: -1 }, { caller }), 1)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(take(bus.stream(strict, { to: 1 }, { caller }), 1)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });

  describe('that has no end', () => {
    const endless = async (idleTimeoutMs?: number) => {
      const contract = counting(idleTimeoutMs);
      const state = { made: 0, signal: new AbortController().signal, isLeft: false };
      @Controller()
      class Endless {
        @HandleStream(contract)
        async *count({ to }: { to: number }, { signal }: MessageContext) {
          state.signal = signal;
          try {
            for (let n = 0; ; n += 1) {
              if (n === to) await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
              state.made += 1;
              yield { n };
            }
          } finally {
            state.isLeft = true;
          }
        }
      }
      const { bus } = await run(Endless);
      return { contract, bus, state };
    };

    it('ends in the handler when its reader stops', async () => {
      const { bus, contract, state } = await endless();
      expect(await take(bus.stream(contract, { to: -1 }, { caller }), 3)).toHaveLength(3);
      await until(() => state.isLeft && state.signal.aborted);
    });

    it('ends with CANCELLED at both ends when the caller cancels', async () => {
      const { bus, contract, state } = await endless();
      const controller = new AbortController();
      const reading = take(bus.stream(contract, { to: 2 }, { caller, signal: controller.signal }), 3);
      void until(() => state.made === 2).then(() => controller.abort());
      await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' });
      await until(() => state.isLeft && state.signal.aborted);
    });

    it('ends with DEADLINE_EXCEEDED at the caller when it is silent for too long', async () => {
      const { bus, contract, state } = await endless(100);
      await expect(take(bus.stream(contract, { to: 2 }, { caller }), 3)).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
      await until(() => state.isLeft && state.signal.aborted);
    });

    it('makes no more than a bounded number of items ahead of a slow reader, which loses none', async () => {
      const { bus, contract, state } = await endless();
      const seen: number[] = [];
      for await (const { n } of bus.stream(contract, { to: -1 }, { caller })) {
        if (n === 0) await new Promise((resolve) => setTimeout(resolve, 100));
        expect(state.made - seen.length).toBeLessThan(200);
        if (seen.push(n) === 500) break;
      }
      expect(seen).toEqual(Array.from({ length: 500 }, (_, n) => n));
    });
  });
}
