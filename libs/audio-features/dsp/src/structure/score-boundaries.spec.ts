import { boundaryHitRate } from './score-boundaries';

describe('boundaryHitRate', () => {
  it('is 1 when every boundary is found and nothing else', () => {
    expect(boundaryHitRate([10.2, 29.9], [10, 30], 0.5)).toBe(1);
    expect(boundaryHitRate([], [], 3)).toBe(1);
  });

  it('counts a true boundary once', () => {
    expect(boundaryHitRate([9, 11], [10], 3)).toBeCloseTo(2 / 3);
  });

  it('counts no boundary further away than the tolerance', () => {
    expect(boundaryHitRate([13.5], [10], 3)).toBe(0);
    expect(boundaryHitRate([], [10], 3)).toBe(0);
  });
});
