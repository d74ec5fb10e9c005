import { slotsPerBar, type BarFeatures } from './bar-features';
import { findLoops, loopScore } from './find-loops';

const slotLength = 4;

/** Bars that sound alike where their letters are equal. */
function bars(letters: string): BarFeatures {
  const values = [...letters].flatMap((letter) =>
    Array.from({ length: slotsPerBar }, (_, slot) => {
      const code = letter.charCodeAt(0) - 65;
      return Array.from({ length: slotLength }, (_, index) => (index === code ? 3 : 0) + (slot % 4 === 0 ? 1 : 0));
    }).flat(),
  );
  return { barCount: letters.length, slotLength, values: Float32Array.from(values) };
}

const downbeats = (count: number) => Array.from({ length: count + 1 }, (_, bar) => 2 * bar);

describe('findLoops', () => {
  it('gives a true loop the highest score and puts it first', () => {
    const [best] = findLoops(bars('ABCDABCDABCD'), downbeats(12));
    expect(best).toMatchObject({ bars: 8, score: 1 });
    expect(best && best.end - best.start).toBe(16);
  });

  it('offers the phrase of four bars as well', () => {
    expect(findLoops(bars('ABCDABCDABCD'), downbeats(12))).toContainEqual({ start: 0, end: 8, bars: 4, score: 1 });
  });

  it('leaves out loops that would jump in the middle of a phrase', () => {
    expect(findLoops(bars('ABCDABCDABCD'), downbeats(12)).filter(({ bars }) => bars < 4)).toEqual([]);
  });

  it('offers no more than eight loops, none overlapping another of the same length', () => {
    const loops = findLoops(bars('A'.repeat(64)), downbeats(64));
    expect(loops).toHaveLength(8);
    for (const loop of loops) {
      const others = loops.filter((other) => other !== loop && other.bars === loop.bars);
      expect(others.every(({ start, end }) => start >= loop.end || end <= loop.start)).toBe(true);
    }
  });

  it('offers a file that is one loop as a whole', () => {
    expect(findLoops(bars('ABCD'), downbeats(4))[0]).toMatchObject({ start: 0, end: 8, bars: 4 });
  });

  it('has nothing to offer without bars', () => {
    expect(findLoops(bars(''), [0])).toEqual([]);
  });
});

describe('loopScore', () => {
  it('is lower the less what follows resembles what would have followed', () => {
    const features = bars('ABCDABCDABCD');
    expect(loopScore(features, 4, 4)).toBe(1);
    expect(loopScore(features, 4, 2)).toBeLessThan(0.2);
  });
});
