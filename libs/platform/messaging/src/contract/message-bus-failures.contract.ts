import { defineRequest, EarshotError } from '@earshot/contracts';
import { Controller } from '@nestjs/common';
import { z } from 'zod';
import { HandleRequest } from '../handlers/handle-request.decorator';
import type { MessageContext } from '../ports/message-context';
import { freshSubject, type StartMessaging, startedPerTest, testCaller, until } from './messaging-under-test';

/** What every MessageBus makes of requests that fail or end before their reply. */
export function describeMessageBusFailures(start: StartMessaging): void {
  const run = startedPerTest(start);
  const caller = testCaller;

  describe('errors', () => {
    const failing = async (error: unknown) => {
      const contract = defineRequest({ subject: freshSubject(), request: z.object({}), reply: z.unknown(), errors: ['RATE_LIMITED'] });
      @Controller()
      class Failing {
        @HandleRequest(contract)
        fail(): never {
          throw error;
        }
      }
      const { bus } = await run(Failing);
      return bus.request(contract, {}, { caller });
    };

    it('arrive with code, message, details and whether they may be retried', async () => {
      const thrown = new EarshotError('RATE_LIMITED', 'Too many.', { details: { retryAfterMs: 5 } });
      const arrived = await failing(thrown).catch((error: unknown) => error);
      expect(arrived).toBeInstanceOf(EarshotError);
      expect(arrived).toMatchObject({ code: 'RATE_LIMITED', message: 'Too many.', details: { retryAfterMs: 5 }, isRetryable: true });
      expect(arrived).not.toBe(thrown);
    });

    it('say nothing when they were not expected', async () => {
      const arrived = await failing(new Error('the password of the database is wrong')).catch((error: unknown) => error);
      expect(arrived).toMatchObject({ code: 'INTERNAL', message: 'Something unexpected went wrong.' });
      expect(JSON.stringify(arrived)).not.toContain('password');
      expect((arrived as Error).cause).toBeUndefined();
    });

    it('arrive as INTERNAL when the contract does not name their code', async () => {
      await expect(failing(new EarshotError('NOT_FOUND', 'There is no such row.'))).rejects.toMatchObject({ code: 'INTERNAL' });
    });

    it('say at once when nobody serves the subject', async () => {
      const { bus } = await run();
      const contract = defineRequest({ subject: freshSubject(), request: z.object({}), reply: z.unknown(), timeoutMs: 60_000 });
      await expect(bus.request(contract, {}, { caller })).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE', isRetryable: true });
    });
  });

  describe('an end before the reply', () => {
    /** A handler that waits until its signal aborts. */
    const patient = async () => {
      const contract = defineRequest({ subject: freshSubject(), request: z.object({}), reply: z.unknown(), timeoutMs: 10_000 });
      const signals: AbortSignal[] = [];
      @Controller()
      class Patient {
        @HandleRequest(contract)
        async wait(_payload: object, { signal }: MessageContext) {
          signals.push(signal);
          await new Promise((resolve) => signal.addEventListener('abort', resolve));
          return null;
        }
      }
      const { bus } = await run(Patient);
      return { contract, bus, signals };
    };

    it('is DEADLINE_EXCEEDED when the deadline passes, and the handler hears of it', async () => {
      const { bus, contract, signals } = await patient();
      await expect(bus.request(contract, {}, { caller, timeoutMs: 50 })).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
      await until(() => signals[0]?.aborted === true);
    });

    it('is CANCELLED when the caller cancels, and the handler hears of it', async () => {
      const { bus, contract, signals } = await patient();
      const controller = new AbortController();
      const call = bus.request(contract, {}, { caller, signal: controller.signal });
      void until(() => signals.length === 1).then(() => controller.abort());
      await expect(call).rejects.toMatchObject({ code: 'CANCELLED' });
      await until(() => signals[0]?.aborted === true);
    });

    it('sends nothing for a signal that is aborted already', async () => {
      const { bus, contract, signals } = await patient();
      await expect(bus.request(contract, {}, { caller, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'CANCELLED' });
      expect(signals).toEqual([]);
    });
  });
}
