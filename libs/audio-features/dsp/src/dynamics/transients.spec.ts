import { measureTransients } from './transients';

const blockSeconds = 0.003;

/** Rises linearly over `attackSeconds` from each onset, then falls slowly. */
function envelope(onsetTimes: readonly number[], attackSeconds: number) {
  const energies = Float32Array.from({ length: 2_000 }, (_, block) => {
    const time = block * blockSeconds;
    const start = onsetTimes.findLast((onset) => onset <= time);
    if (start === undefined) return 0;
    const since = time - start;
    return (since < attackSeconds ? since / attackSeconds : Math.exp(-(since - attackSeconds) / 0.1)) ** 2;
  });
  return { energies, blockSeconds };
}

describe(measureTransients, () => {
  const onsetTimes = [1, 2, 3, 4, 5];

  it('counts sharp onsets and not soft ones', () => {
    const count = (attackSeconds: number) =>
      measureTransients(envelope(onsetTimes, attackSeconds), { onsetTimes, durationSeconds: 6 }).transientsPerSecond;

    expect(count(0.003)).toBeCloseTo(5 / 6, 6);
    expect(count(0.06)).toBe(0);
  });

  it('is sharper the shorter the attack', () => {
    const [click, pluck, pad] = [0.001, 0.015, 0.06].map(
      (attackSeconds) => measureTransients(envelope(onsetTimes, attackSeconds), { onsetTimes, durationSeconds: 6 }).transientSharpness,
    );

    expect(click).toBeGreaterThan(0.9);
    expect(pluck).toBeLessThan(click ?? 0);
    expect(pad).toBeLessThan(pluck ?? 0);
    expect(pad).toBeLessThan(0.4);
  });

  it('is 0 without onsets', () => {
    expect(measureTransients(envelope([], 0.01), { onsetTimes: [], durationSeconds: 6 })).toEqual({
      transientsPerSecond: 0,
      transientSharpness: 0,
    });
  });
});
