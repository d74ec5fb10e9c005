import { defineRequest } from '@earshot/contracts';
import { RequestContext } from '@earshot/platform/observability';
import { Controller } from '@nestjs/common';
import { z } from 'zod';
import { HandleRequest } from '../handlers/handle-request.decorator';
import type { MessageContext } from '../ports/message-context';
import { freshSubject, type StartMessaging, startedPerTest, testCaller, until } from './messaging-under-test';

/** What every MessageBus does with requests. */
export function describeMessageBusRequests(start: StartMessaging): void {
  const run = startedPerTest(start);
  const caller = testCaller;
  const echoContract = () => defineRequest({ subject: freshSubject(), request: z.object({ value: z.unknown() }), reply: z.unknown() });

  it('carries a payload there and the reply back', async () => {
    const contract = defineRequest({
      subject: freshSubject(),
      request: z.object({ a: z.int(), b: z.int() }),
      reply: z.object({ sum: z.int() }),
    });
    @Controller()
    class Adder {
      @HandleRequest(contract)
      add({ a, b }: { a: number; b: number }) {
        return { sum: a + b };
      }
    }
    const { bus } = await run(Adder);
    expect(await bus.request(contract, { a: 1, b: 2 }, { caller })).toEqual({ sum: 3 });
  });

  it('carries nothing as nothing', async () => {
    const contract = defineRequest({ subject: freshSubject(), request: z.undefined(), reply: z.undefined() });
    @Controller()
    class Silent {
      @HandleRequest(contract)
      answer(): undefined {
        return undefined;
      }
    }
    const { bus } = await run(Silent);
    expect(await bus.request(contract, undefined, { caller })).toBeUndefined();
  });

  it('turns dates into strings in both directions', async () => {
    const contract = echoContract();
    const seen: unknown[] = [];
    @Controller()
    class Echo {
      @HandleRequest(contract)
      echo({ value }: { value?: unknown }) {
        seen.push(value);
        return new Date(1);
      }
    }
    const { bus } = await run(Echo);
    expect(await bus.request(contract, { value: new Date(0) }, { caller })).toBe('1970-01-01T00:00:00.001Z');
    expect(seen).toEqual(['1970-01-01T00:00:00.000Z']);
  });

  it('shares no object between caller and handler', async () => {
    const contract = echoContract();
    @Controller()
    class Changer {
      @HandleRequest(contract)
      change(payload: { value?: unknown }) {
        (payload.value as { list: number[] }).list.push(2);
        return payload.value;
      }
    }
    const { bus } = await run(Changer);
    const value = { list: [1] };
    expect(await bus.request(contract, { value }, { caller })).toEqual({ list: [1, 2] });
    expect(value).toEqual({ list: [1] });
  });

  it('shares no object with a handler that keeps what it got and gave', async () => {
    const contract = echoContract();
    const kept: unknown[] = [];
    @Controller()
    class Keeper {
      @HandleRequest(contract)
      keep(payload: { value?: unknown }) {
        kept.push(payload.value);
        return payload.value;
      }
    }
    const { bus } = await run(Keeper);
    const value = { list: [1] };
    const reply = (await bus.request(contract, { value }, { caller })) as typeof value;
    value.list.push(2);
    reply.list.push(3);
    expect(kept).toEqual([{ list: [1] }]);
  });

  it('applies defaults and conversions of the contract once', async () => {
    const shape = z.object({ name: z.string().transform((name) => `${name}!`), size: z.int().default(3) });
    const contract = defineRequest({ subject: freshSubject(), request: shape, reply: shape });
    const seen: unknown[] = [];
    @Controller()
    class Converter {
      @HandleRequest(contract)
      convert(payload: { name: string; size: number }) {
        seen.push(payload);
        return { name: 'reply' };
      }
    }
    const { bus } = await run(Converter);
    expect(await bus.request(contract, { name: 'request' }, { caller })).toEqual({ name: 'reply!', size: 3 });
    expect(seen).toEqual([{ name: 'request!', size: 3 }]);
  });

  it('tells the handler who calls, under which correlation id and until when', async () => {
    const contract = defineRequest({ subject: freshSubject(), request: z.object({}), reply: z.unknown(), timeoutMs: 5_000 });
    let seen: MessageContext | undefined;
    let within: unknown;
    @Controller()
    class Listener {
      @HandleRequest(contract)
      listen(_payload: object, context: MessageContext) {
        seen = context;
        within = RequestContext.current();
        return null;
      }
    }
    const { bus } = await run(Listener);
    const before = Date.now();
    await RequestContext.run({ correlationId: 'correlation-1', caller }, () => bus.request(contract, {}));
    expect(seen).toMatchObject({ caller, correlationId: 'correlation-1', attempt: 1 });
    expect(seen?.deadlineAtMs).toBeGreaterThanOrEqual(before + 4_000);
    expect(seen?.deadlineAtMs).toBeLessThanOrEqual(Date.now() + 5_000);
    expect(within).toEqual({ correlationId: 'correlation-1', caller });
  });

  it('refuses a call that has no caller', async () => {
    const { bus } = await run();
    await expect(bus.request(echoContract(), { value: 1 })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  describe('validation', () => {
    const strict = z.object({ tracks: z.array(z.object({ bpm: z.number().positive() })) });
    const invalid = { code: 'INVALID_INPUT', details: { issues: [{ path: 'tracks.0.bpm' }] } };

    it('refuses an invalid payload before it is sent', async () => {
      let calls = 0;
      const contract = defineRequest({ subject: freshSubject(), request: strict, reply: z.unknown() });
      @Controller()
      class Counter {
        @HandleRequest(contract)
        count() {
          calls += 1;
          return null;
        }
      }
      const { bus } = await run(Counter);
      await expect(bus.request(contract, { tracks: [{ bpm: -1 }] }, { caller })).rejects.toMatchObject(invalid);
      expect(calls).toBe(0);
    });

    it('refuses at the handler what a caller of another version lets through', async () => {
      let calls = 0;
      const contract = defineRequest({ subject: freshSubject(), request: strict, reply: z.unknown() });
      @Controller()
      class Counter {
        @HandleRequest(contract)
        count() {
          calls += 1;
          return null;
        }
      }
      const { bus } = await run(Counter);
      const lenient = defineRequest({ subject: contract.subject, request: z.unknown(), reply: z.unknown() });
      await expect(bus.request(lenient, { tracks: [{ bpm: -1 }] }, { caller })).rejects.toMatchObject(invalid);
      expect(calls).toBe(0);
    });

    it.each([[NaN], [1n], [[undefined]], [() => 1]])('refuses %p, which JSON would silently change, in both directions', async (value) => {
      const contract = echoContract();
      @Controller()
      class Unspeakable {
        @HandleRequest(contract)
        answer() {
          return { value };
        }
      }
      const { bus } = await run(Unspeakable);
      await expect(bus.request(contract, { value }, { caller })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
      await expect(bus.request(contract, { value: 1 }, { caller })).rejects.toMatchObject({ code: 'INTERNAL' });
    });

    it('does not let a reply out that breaks the contract', async () => {
      const contract = defineRequest({ subject: freshSubject(), request: z.object({}), reply: z.object({ bpm: z.number() }) });
      const loose = defineRequest({ subject: contract.subject, request: z.object({}), reply: z.unknown() });
      @Controller()
      class Liar {
        @HandleRequest(contract)
        lie() {
          return JSON.parse('{ "bpm": "fast" }') as { bpm: number };
        }
      }
      const { bus } = await run(Liar);
      await expect(bus.request(loose, {}, { caller })).rejects.toMatchObject({ code: 'INTERNAL' });
    });

    it('drops fields that the contract does not know from payload and reply', async () => {
      const shape = z.object({ id: z.string() });
      const contract = defineRequest({ subject: freshSubject(), request: shape, reply: shape });
      let seen: unknown;
      @Controller()
      class Echo {
        @HandleRequest(contract)
        echo(payload: { id: string }) {
          seen = payload;
          return { ...payload, passwordHash: 'x' };
        }
      }
      const { bus } = await run(Echo);
      const payload = { id: '1', more: true };
      expect(await bus.request(contract, payload, { caller })).toEqual({ id: '1' });
      expect(seen).toEqual({ id: '1' });
    });
  });

  it('lets a running handler end when the process shuts down', async () => {
    const contract = defineRequest({ subject: freshSubject(), request: z.object({}), reply: z.string() });
    let finish = (): void => undefined;
    @Controller()
    class Slow {
      @HandleRequest(contract)
      async wait() {
        await new Promise<void>((resolve) => (finish = resolve));
        return 'done';
      }
    }
    const messaging = await start([Slow]);
    const before = finish;
    const reply = messaging.bus.request(contract, {}, { caller });
    await until(() => finish !== before);
    const closed = messaging.close();
    finish();
    expect(await reply).toBe('done');
    await closed;
  });
}
