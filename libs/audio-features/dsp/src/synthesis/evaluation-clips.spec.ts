import { evaluationClips } from './evaluation-clips';

describe('evaluationClips', () => {
  it('renders the same samples again, as long as the truth says', () => {
    const [first] = evaluationClips('test', 1);
    const [again] = evaluationClips('test', 2);
    expect(again?.signal.left).toEqual(first?.signal.left);
    expect(first?.signal.left).toHaveLength(Math.round((first?.truth.durationSeconds ?? 0) * (first?.signal.sampleRateHz ?? 0)));
  });
});
