import { once } from 'node:events';
import { stoppable } from './stoppable';

describe(stoppable, () => {
  it('passes on what the generator gives, to its end', async () => {
    const items: number[] = [];
    const counted = stoppable(async function* () {
      yield 1;
      yield 2;
    });
    for await (const item of counted) items.push(item);
    expect(items).toEqual([1, 2]);
  });

  it('lets a reader leave while the generator waits for something that never happens', async () => {
    let hasLetGo = false;
    const waiting = stoppable(async function* (signal) {
      try {
        yield 1;
        await once(signal, 'abort');
      } finally {
        hasLetGo = true;
      }
    });
    await waiting.next();
    const pending = waiting.next();
    await waiting.return?.();
    expect((await pending).done).toBe(true);
    expect(hasLetGo).toBe(true);
  });
});
