import { defineEvent } from '@earshot/contracts';
import { RequestContext } from '@earshot/platform/observability';
import { Controller } from '@nestjs/common';
import { z } from 'zod';
import { HandleEvent } from '../handlers/handle-event.decorator';
import type { MessageContext } from '../ports/message-context';
import { freshSubject, type StartMessaging, startedPerTest, testCaller, until } from './messaging-under-test';

/** What every MessageBus does with events. */
export function describeMessageBusEvents(start: StartMessaging): void {
  const run = startedPerTest(start);
  const ticked = () => defineEvent({ subject: freshSubject(), payload: z.object({ n: z.int() }) });

  it('tells every decorated method and every subscriber', async () => {
    const contract = ticked();
    const heard: string[] = [];
    @Controller()
    class Listeners {
      @HandleEvent(contract)
      one({ n }: { n: number }) {
        heard.push(`one ${n}`);
      }

      @HandleEvent(contract)
      async other({ n }: { n: number }) {
        heard.push(`other ${n}`);
      }
    }
    const { bus } = await run(Listeners);
    await bus.subscribe(contract, ({ n }) => void heard.push(`subscriber ${n}`));
    await bus.publish(contract, { n: 1 });
    await until(() => heard.length === 3);
    expect(heard.sort()).toEqual(['one 1', 'other 1', 'subscriber 1']);
  });

  it('tells listeners who caused it and under which correlation id', async () => {
    const contract = ticked();
    const { bus } = await run();
    const contexts: MessageContext[] = [];
    await bus.subscribe(contract, (_payload, context) => void contexts.push(context));
    await RequestContext.run({ correlationId: 'correlation-3', caller: testCaller }, () => bus.publish(contract, { n: 1 }));
    await until(() => contexts.length === 1);
    expect(contexts[0]).toMatchObject({ correlationId: 'correlation-3', caller: testCaller });
  });

  it('tells the others although one listener throws', async () => {
    const contract = ticked();
    const heard: number[] = [];
    @Controller()
    class Listeners {
      @HandleEvent(contract)
      fail(): void {
        throw new Error('broken');
      }
    }
    const { bus } = await run(Listeners);
    await bus.subscribe(contract, () => Promise.reject(new Error('broken')));
    await bus.subscribe(contract, ({ n }) => void heard.push(n));
    await bus.publish(contract, { n: 1 });
    await bus.publish(contract, { n: 2 });
    await until(() => heard.length === 2);
    expect(heard).toEqual([1, 2]);
  });

  it('tells a closed subscription nothing', async () => {
    const contract = ticked();
    const heard: string[] = [];
    const { bus } = await run();
    const closing = await bus.subscribe(contract, ({ n }) => void heard.push(`closed ${n}`));
    await bus.subscribe(contract, ({ n }) => void heard.push(`open ${n}`));
    await closing.close();
    await bus.publish(contract, { n: 1 });
    await until(() => heard.length > 0);
    expect(heard).toEqual(['open 1']);
  });

  it('refuses an invalid payload before it is sent, and keeps one of another version from its listeners', async () => {
    const contract = ticked();
    const heard: number[] = [];
    const { bus } = await run();
    await bus.subscribe(contract, ({ n }) => void heard.push(n));
    await expect(bus.publish(contract, { n: 0.5 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await bus.publish(defineEvent({ subject: contract.subject, payload: z.unknown() }), { n: 'one' });
    await bus.publish(contract, { n: 2 });
    await until(() => heard.length > 0);
    expect(heard).toEqual([2]);
  });

  it('is content without any listener', async () => {
    const { bus } = await run();
    await expect(bus.publish(ticked(), { n: 1 })).resolves.toBeUndefined();
  });
}
