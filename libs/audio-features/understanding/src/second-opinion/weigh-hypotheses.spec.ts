import { weighHypotheses } from './weigh-hypotheses';

describe(weighHypotheses, () => {
  it('believes more in what makes the observation likely, and less in the rest', () => {
    const [likely, unlikely] = weighHypotheses([
      { confidence: 0.5, likelihood: 0.8 },
      { confidence: 0.5, likelihood: 0.05 },
    ]);
    expect(likely).toBeCloseTo(2 / 3, 10);
    expect(unlikely).toBeCloseTo(1 / 3, 10);
  });

  it('sums to one', () => {
    const weighed = weighHypotheses([0.1, 0.3, 0.6].map((confidence) => ({ confidence, likelihood: confidence / 7 })));
    expect(weighed.reduce((sum, confidence) => sum + confidence, 0)).toBeCloseTo(1, 12);
  });

  it('changes nothing by an observation that fits all alike', () => {
    expect(weighHypotheses([0.25, 0.75].map((confidence) => ({ confidence, likelihood: 0.4 })))).toEqual([0.25, 0.75]);
  });

  it('changes nothing when nothing is believed', () => {
    expect(weighHypotheses([{ confidence: 0, likelihood: 0.9 }])).toEqual([0]);
  });
});
