import { interleavedRounds, timesFaster } from './interleaved-rounds.mjs';

/** Takes the given seconds, one after the other. */
function entrant(name: string, seconds: readonly number[], order: string[], rest = {}) {
  let run = 0;
  return {
    name,
    run: async () => {
      order.push(name);
      const cpuSeconds = seconds[run++] ?? 0;
      return { answer: null, cpuSeconds, wallSeconds: 2 * cpuSeconds };
    },
    ...rest,
  };
}

describe('interleavedRounds', () => {
  it('lets everybody run in turn and takes medians', async () => {
    const order: string[] = [];
    const timings = await interleavedRounds([entrant('quick', [1, 9, 2], order), entrant('slow', [4, 36, 8], order)], 3);

    expect(order).toEqual(['quick', 'slow', 'quick', 'slow', 'quick', 'slow']);
    expect(timings.get('quick')).toMatchObject({ cpuSeconds: 2, wallSeconds: 4 });
  });

  it('compares what ran in the same round, so that a slow minute does not count', async () => {
    const order: string[] = [];
    const timings = await interleavedRounds([entrant('quick', [1, 9, 2], order), entrant('slow', [4, 36, 8], order)], 3);

    expect(timesFaster(timings.get('quick'), timings.get('slow'))).toBe(4);
  });

  it('spares those that take long the later rounds', async () => {
    const order: string[] = [];
    const timings = await interleavedRounds([entrant('quick', [1, 1], order), entrant('slow', [5], order, { mostRounds: 1 })], 2);

    expect(order).toEqual(['quick', 'slow', 'quick']);
    expect(timesFaster(timings.get('quick'), timings.get('slow'))).toBe(5);
  });

  it('leaves out who fails', async () => {
    const order: string[] = [];
    const failing = { name: 'failing', run: async () => null };

    expect([...(await interleavedRounds([failing, entrant('quick', [1], order)], 1)).keys()]).toEqual(['quick']);
  });
});
