import { slotsPerBar, type BarFeatures } from './bar-features';
import { findLoops } from './find-loops';
import type { JumpSources } from './score-jump';

const slotLength = 4;

/** Bars of two seconds that sound alike where their letters are equal. */
function bars(letters: string): JumpSources {
  const values = [...letters].flatMap((letter) =>
    Array.from({ length: slotsPerBar }, (_, slot) => {
      const code = letter.charCodeAt(0) - 65;
      return Array.from({ length: slotLength }, (_, index) => (index === code ? 3 : 0) + (slot % 4 === 0 ? 1 : 0));
    }).flat(),
  );
  const features: BarFeatures = { barCount: letters.length, slotLength, values: Float32Array.from(values) };
  return {
    features,
    boundaries: Array.from({ length: letters.length + 1 }, (_, bar) => 2 * bar),
    attacks: { energies: new Float32Array(500 * letters.length).fill(0.1), blockSeconds: 0.004 },
  };
}

describe('findLoops', () => {
  it('gives a true loop the highest score and puts it first', () => {
    const [best] = findLoops(bars('ABCDABCDABCD'));
    expect(best).toMatchObject({ bars: 8, score: 1 });
    expect(best && best.end - best.start).toBe(16);
  });

  it('offers the phrase of four bars as well', () => {
    expect(findLoops(bars('ABCDABCDABCD'))).toContainEqual({ start: 0, end: 8, bars: 4, score: 1 });
  });

  it('leaves out loops that would jump in the middle of a phrase', () => {
    expect(findLoops(bars('ABCDABCDABCD')).filter(({ bars }) => bars < 4)).toEqual([]);
  });

  it('offers no more than eight loops, none overlapping another of the same length', () => {
    const loops = findLoops(bars('A'.repeat(64)));
    expect(loops).toHaveLength(8);
    for (const loop of loops) {
      const others = loops.filter((other) => other !== loop && other.bars === loop.bars);
      expect(others.every(({ start, end }) => start >= loop.end || end <= loop.start)).toBe(true);
    }
  });

  it('offers a file that is one loop as a whole', () => {
    expect(findLoops(bars('ABCD'))[0]).toMatchObject({ start: 0, end: 8, bars: 4 });
  });

  it('has nothing to offer without bars', () => {
    expect(findLoops(bars(''))).toEqual([]);
  });
});
