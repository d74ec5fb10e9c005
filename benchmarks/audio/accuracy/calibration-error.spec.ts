import { calibrationError } from './calibration-error.mjs';

const claims = (confidence: number, outcomes: readonly number[]) => outcomes.map((right) => ({ confidence, right }));

describe('calibrationError', () => {
  it('is nothing when three of four claims of three quarters are right', () => {
    expect(calibrationError(claims(0.75, [1, 1, 1, 0]))).toBeCloseTo(0);
  });

  it('is how far confidence and outcome lie apart, weighted by how often each confidence was claimed', () => {
    expect(calibrationError([...claims(1, [0]), ...claims(0.5, [1, 0, 1])])).toBeCloseTo((1 + 0.5) / 4);
  });

  it('does not let doubt in one place make up for certainty in another', () => {
    expect(calibrationError([...claims(0.95, [0]), ...claims(0.05, [1])])).toBeCloseTo(0.95);
  });
});
