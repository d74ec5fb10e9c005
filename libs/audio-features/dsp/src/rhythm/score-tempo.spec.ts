import { isTempoRight, isTempoRightUpToLevel } from './score-tempo';

describe('tempo scores', () => {
  it('accept 4 % and no more', () => {
    expect(isTempoRight(124, 120)).toBe(true);
    expect(isTempoRight(126, 120)).toBe(false);
    expect(isTempoRight(null, 120)).toBe(false);
  });

  it('accept other metrical levels only when asked to', () => {
    expect(isTempoRight(60, 120)).toBe(false);
    for (const bpm of [40, 60, 120, 240, 360]) expect(isTempoRightUpToLevel(bpm, 120)).toBe(true);
    expect(isTempoRightUpToLevel(90, 120)).toBe(false);
  });
});
