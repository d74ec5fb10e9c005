import { vibeReading } from '@earshot/contracts';
import { measuredSample, measuredSilence } from '@earshot/testing';
import { answerByRules } from './answer-by-rules';

const ask = (task: string, values: Record<string, string>, more: object = {}): string => answerByRules({ task, values, ...more });

describe(answerByRules, () => {
  it('answers a vibe analysis as JSON of its schema', () => {
    const answer: unknown = JSON.parse(ask('vibe_analysis', {}, { measurements: measuredSample }));
    expect(vibeReading.safeParse(answer).success).toBe(true);
  });

  it.each([
    ['vibe_analysis', {}],
    ['another_task', { measurements: measuredSample }],
    ['quick_query', { values: { prompt: 'Will it rain?' } }],
  ])('cannot answer %s without rules or what they rest on', (task, question) => {
    expect(() => answerByRules({ task, values: {}, ...question })).toThrow(expect.objectContaining({ code: 'PROVIDER_UNEXPECTED' }));
  });

  it('says what is missing where nobody else is set up', () => {
    expect(ask('quick_query', { prompt: 'Will it rain?' }, { isAlone: true })).toContain('OPENROUTER_API_KEY');
    expect(() => ask('genre_classification', {}, { isAlone: true })).toThrow();
  });

  it('says the same for the same question', () => {
    const values = { prompt: 'Review this: eval(x)' };
    expect(ask('code_review', values)).toBe(ask('code_review', values));
  });

  it.each(['quick_query', 'code_review', 'debugging', 'architecture', 'summary', 'readme', 'mixing_advice'])(
    'marks what it writes for %s as written by rules',
    (task) => {
      expect(ask(task, { prompt: 'What is LUFS?' }, { measurements: measuredSample })).toContain('no model has read it');
    },
  );
});

describe('advice from measurements', () => {
  it('quotes what was measured and nothing else', () => {
    const advice = ask('mixing_advice', {}, { measurements: measuredSample });
    expect(advice).toContain('1. **The true peak is -0.4 dBTP.** Set the ceiling of the limiter to -1 dBTP');
    expect(advice).toContain('-11.7 LUFS');
    expect(ask('mixing_advice', {}, { measurements: measuredSilence })).toContain('no sound to mix');
  });

  it('reads measurements that were given as JSON', () => {
    expect(ask('audio_analysis', { measurements: JSON.stringify(measuredSample) })).toContain(
      '92.0 BPM (confidence 0.83) and is in F# minor',
    );
  });

  it('knows genres by a tempo alone, with little weight', () => {
    const { genres } = JSON.parse(ask('genre_classification', { prompt: 'A loop at 174 BPM' })) as {
      genres: { name: string; probability: number }[];
    };
    expect(genres).toEqual([expect.objectContaining({ name: 'drum and bass', probability: 0.25 })]);
  });
});
