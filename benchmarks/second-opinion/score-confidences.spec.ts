import { scoreConfidences } from './score-confidences.mjs';

describe(scoreConfidences, () => {
  it('finds nothing to blame where what is certain is right', () => {
    const { right, logLoss, calibrationError } = scoreConfidences([[{ confidence: 1, right: true }]]);
    expect([right, calibrationError]).toEqual([1, 0]);
    expect(logLoss).toBeCloseTo(0, 12);
  });

  it('counts the first candidate, and believes in the truth wherever it stands', () => {
    const { right, logLoss } = scoreConfidences([
      [
        { confidence: 0.5, right: false },
        { confidence: 0.25, right: true },
      ],
      [{ confidence: 0.25, right: true }],
    ]);
    expect(right).toBe(0.5);
    expect(logLoss).toBeCloseTo(Math.log(4), 12);
  });

  it('blames what is sure and wrong most, but not without end', () => {
    const { logLoss, calibrationError } = scoreConfidences([[{ confidence: 1, right: false }]]);
    expect(logLoss).toBeCloseTo(Math.log(1_000), 12);
    expect(calibrationError).toBe(1);
  });
});
