import { vibeReading } from '@earshot/contracts';
import { measuredSample } from '@earshot/testing';
import { answerByRules } from './answer-by-rules';

describe(answerByRules, () => {
  it('answers a vibe analysis as JSON of its schema', () => {
    expect(vibeReading.safeParse(JSON.parse(answerByRules('vibe_analysis', measuredSample))).success).toBe(true);
  });

  it.each([
    ['vibe_analysis', undefined],
    ['another_task', measuredSample],
  ])('cannot answer %s without rules or measurements', (task, measurements) => {
    expect(() => answerByRules(task, measurements)).toThrow(expect.objectContaining({ code: 'PROVIDER_UNEXPECTED' }));
  });
});
