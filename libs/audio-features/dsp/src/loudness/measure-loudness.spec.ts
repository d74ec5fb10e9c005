import { fromLufs } from './loudness-level';
import { measureLoudness } from './measure-loudness';

const stretches = (seconds: number, lufs: number) => new Float32Array(Math.round(100 * seconds)).fill(fromLufs(lufs));

describe(measureLoudness, () => {
  it('has nothing to say of silence', () => {
    expect(measureLoudness(new Float32Array(500))).toEqual({
      integratedLufs: null,
      rangeLu: null,
      maxMomentaryLufs: null,
      maxShortTermLufs: null,
      shortTerm: [null, null, null, null, null],
    });
  });

  it('does not integrate what lies below the absolute gate, but still shows it', () => {
    const { integratedLufs, rangeLu, maxMomentaryLufs } = measureLoudness(stretches(10, -80));

    expect([integratedLufs, rangeLu]).toEqual([null, null]);
    expect(maxMomentaryLufs).toBeCloseTo(-80, 3);
  });

  it('averages the first two seconds over what there is', () => {
    const { shortTerm } = measureLoudness(stretches(5, -20));

    expect(shortTerm).toHaveLength(5);
    shortTerm.forEach((value) => expect(value).toBeCloseTo(-20, 3));
  });

  it('lets silence precede a file that is shorter than its window', () => {
    const { maxShortTermLufs, rangeLu } = measureLoudness(stretches(1.5, -20));

    expect(maxShortTermLufs).toBeCloseTo(-23.01, 2);
    expect(rangeLu).toBeNull();
  });
});
