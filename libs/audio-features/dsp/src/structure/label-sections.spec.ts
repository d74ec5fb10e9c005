import { slotsPerBar, type BarFeatures } from './bar-features';
import { labelSections } from './label-sections';

/** Bars of one number each. */
function bars(levels: readonly number[]): BarFeatures {
  return {
    barCount: levels.length,
    slotLength: 1,
    values: Float32Array.from(levels.flatMap((level) => new Array<number>(slotsPerBar).fill(level))),
  };
}

const material = (level: number) => new Array<number>(4).fill(level);

describe('labelSections', () => {
  it('gives the same material the same letter, in the order in which it first sounds', () => {
    const sections = labelSections(bars([...material(5), ...material(1), ...material(5.1), ...material(9)]), [4, 8, 12]);
    expect(sections.map(({ label }) => label)).toEqual(['A', 'B', 'A', 'C']);
    expect(sections[1]).toEqual({ firstBar: 4, endBar: 8, label: 'B' });
  });

  it('makes neighbours of the same material one section', () => {
    expect(labelSections(bars([...material(5), ...material(5)]), [4])).toEqual([{ firstBar: 0, endBar: 8, label: 'A' }]);
  });

  it('names no more than 26 materials', () => {
    const levels = Array.from({ length: 40 }, (_, index) => 3 * index);
    const labels = labelSections(
      bars(levels),
      levels.slice(1).map((_, index) => index + 1),
    ).map(({ label }) => label);
    expect(new Set(labels).size).toBe(26);
  });
});
