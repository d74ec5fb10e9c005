import { truthOf } from './arrangement-truth';
import { heldOutStyleNames, planEvaluationClip, planEvaluationSong } from './evaluation-plans';
import { styleNames } from './styles/styles';

const indices = styleNames.map((_, index) => index);

describe('planEvaluationClip', () => {
  it('plans the same clip for the same set, and another one for the other', () => {
    expect(planEvaluationClip('training', 3)).toEqual(planEvaluationClip('training', 3));
    expect(planEvaluationClip('training', 3).plan).not.toEqual(planEvaluationClip('test', 3).plan);
  });

  it('plays all styles in the test set and the held-out ones nowhere else', () => {
    const training = indices.map((index) => planEvaluationClip('training', index));
    const test = indices.map((index) => planEvaluationClip('test', index));
    expect(training.some(({ styleName, isHeldOutStyle }) => isHeldOutStyle || heldOutStyleNames.includes(styleName))).toBe(false);
    expect(new Set(test.map(({ styleName }) => styleName)).size).toBe(styleNames.length);
    expect(test.filter(({ isHeldOutStyle }) => isHeldOutStyle)).toHaveLength(heldOutStyleNames.length);
  });

  it('places beats at the tempo that it names, although the tempo drifts', () => {
    for (const index of indices) {
      const { beatTimes, bpm } = truthOf(planEvaluationClip('training', index).plan);
      const meanSeconds = ((beatTimes.at(-1) ?? 0) - (beatTimes[0] ?? 0)) / (beatTimes.length - 1);
      expect(60 / meanSeconds / bpm).toBeCloseTo(1, 2);
    }
  });
});

describe('planEvaluationSong', () => {
  it('has sections that follow each other from the first beat to the end, some of which return', () => {
    const { sections, beatTimes, downbeatTimes } = truthOf(planEvaluationSong('training', 1).plan);
    expect(sections.length).toBeGreaterThanOrEqual(5);
    expect(sections[0]?.start).toBe(beatTimes[0]);
    sections.slice(1).forEach(({ start }, index) => expect(start).toBe(sections[index]?.end));
    expect(new Set(sections.map(({ label }) => label)).size).toBeLessThan(sections.length);
    for (const { start } of sections) expect(downbeatTimes).toContain(start);
  });
});
