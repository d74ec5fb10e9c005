import { weighHypotheses } from './weigh-hypotheses';

describe(weighHypotheses, () => {
  it('believes more in what makes the observation likely, and less in the rest', () => {
    const hypotheses = [
      { confidence: 0.5, likelihood: 0.8 },
      { confidence: 0.5, likelihood: 0.05 },
    ];
    expect(weighHypotheses(hypotheses, 1)[0]).toBeCloseTo(16 / 17, 10);
    expect(weighHypotheses(hypotheses, 0.25)[0]).toBeCloseTo(2 / 3, 10);
    expect(weighHypotheses(hypotheses, 0)).toEqual([0.5, 0.5]);
  });

  it('sums to one', () => {
    const weighed = weighHypotheses(
      [0.1, 0.3, 0.6].map((confidence) => ({ confidence, likelihood: confidence / 7 })),
      0.5,
    );
    expect(weighed.reduce((sum, confidence) => sum + confidence, 0)).toBeCloseTo(1, 12);
  });

  it('changes nothing by an observation that fits all alike', () => {
    const hypotheses = [0.25, 0.75].map((confidence) => ({ confidence, likelihood: 0.25 }));
    expect(weighHypotheses(hypotheses, 1)).toEqual([0.25, 0.75]);
  });

  it('changes nothing when nothing is believed', () => {
    expect(weighHypotheses([{ confidence: 0, likelihood: 0.9 }], 1)).toEqual([0]);
  });
});
