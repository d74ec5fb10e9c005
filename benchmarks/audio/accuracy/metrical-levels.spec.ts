import { metricalLevels } from './metrical-levels.mjs';

describe('metricalLevels', () => {
  const levels = metricalLevels([0, 1, 2, 3, 4, 5]);

  it('counts the beats as they are, twice as fast and half as fast from either beat', () => {
    expect(levels).toContainEqual([0, 1, 2, 3, 4, 5]);
    expect(levels).toContainEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]);
    expect(levels).toContainEqual([0, 2, 4]);
    expect(levels).toContainEqual([1, 3, 5]);
  });

  it('counts them by threes as well', () => {
    expect(levels).toContainEqual([2, 5]);
    expect(levels.some((beats) => beats.length === 16)).toBe(true);
  });
});
