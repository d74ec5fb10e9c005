import { z } from 'zod';
import { malformedCompletions, reviewSchema } from './__fixtures__/malformed-completions';
import { describeFailure } from './describe-failure';
import { repairOutput } from './repair-output';

const schema = z.object({
  mood: z.enum(['DARK', 'VERY_BRIGHT']),
  bpm: z.number(),
  loop: z.boolean().optional(),
  production_notes: z.string().max(20),
  tags: z.array(z.string()).max(2),
});
const value = { mood: 'DARK', bpm: 92.5, production_notes: 'Chop it', tags: ['keys'] };
const read = (change: Record<string, unknown>) => repairOutput(JSON.stringify({ ...value, ...change }), schema);

describe(repairOutput, () => {
  it('leaves an answer as it is that fits', () => {
    expect(read({})).toEqual({ kind: 'complete', value, repairs: [] });
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['choice_spelt', { mood: 'very bright' }, { mood: 'VERY_BRIGHT' }],
    ['value_converted', { bpm: ' 92.5 ' }, {}],
    ['value_converted', { loop: 'yes' }, { loop: true }],
    ['null_dropped', { loop: null, mood: 'Dark' }, {}],
    ['key_renamed', { production_notes: undefined, ProductionNotes: 'Chop it' }, {}],
    ['list_wrapped', { tags: 'keys, dusty' }, { tags: ['keys', 'dusty'] }],
    ['list_wrapped', { tags: '- keys\n- dusty' }, { tags: ['keys', 'dusty'] }],
    ['too_long_cut', { tags: ['a', 'b', 'c'] }, { tags: ['a', 'b'] }],
    ['too_long_cut', { production_notes: 'Chop it and pitch it down' }, { production_notes: 'Chop it and pitch…' }],
  ])('says %s for %j', (step, change, expected) => {
    const reading = read(change);
    expect(reading).toMatchObject({ kind: 'complete', value: { ...value, ...expected } });
    expect(reading.repairs).toContain(step);
  });

  it.each([
    ['a name', JSON.stringify({ result: value })],
    ['a list', JSON.stringify([value])],
  ])('takes the answer out of %s around it', (_what, text) => {
    expect(repairOutput(text, schema)).toEqual({ kind: 'complete', value, repairs: ['unwrapped'] });
  });

  it('keeps what fits where the rest does not', () => {
    expect(read({ mood: 'PURPLE', bpm: 'fast' })).toEqual({
      kind: 'partial',
      value: { production_notes: 'Chop it', tags: ['keys'] },
      issues: [expect.objectContaining({ field: 'mood' }), expect.objectContaining({ field: 'bpm' })],
      repairs: [],
    });
  });

  it('guesses no number and no choice', () => {
    expect(read({ bpm: 'about 90' }).kind).toBe('partial');
    expect(read({ mood: 'DARKISH' }).kind).toBe('partial');
  });

  it.each(['', 'I cannot help with that.', '[]', '{}', '{"x": 1}', '[[[['])('ends with %p as unusable', (text) => {
    expect(repairOutput(text, schema).kind).toBe('unusable');
  });

  it('tells the model what was expected and repeats nothing of what it wrote', () => {
    const reading = read({ mood: 'PURPLE', bpm: 'fast' });
    const failure = reading.kind === 'complete' ? '' : describeFailure(reading.issues);
    expect(failure).toMatch(/^The answer does not fit its schema at mood, bpm\. Expected: mood: .*"DARK"\|"VERY_BRIGHT"; bpm: .*number/);
    expect(failure).not.toMatch(/PURPLE|fast/);
  });
});

describe('ten thousand malformed completions', () => {
  const readings = malformedCompletions(10_000, 20_261_121).map(({ faults, text }) => ({
    faults,
    text,
    reading: repairOutput(text, reviewSchema),
  }));
  const complete = readings.filter(({ reading }) => reading.kind === 'complete');

  it('all end typed', () => {
    const untyped = readings.filter(({ reading }) => {
      if (reading.kind === 'complete') return !reviewSchema.safeParse(reading.value).success;
      return reading.kind === 'partial' ? !reviewSchema.partial().safeParse(reading.value).success : reading.issues.length === 0;
    });
    expect(untyped).toEqual([]);
  });

  it('are repaired without another call in at least six of ten cases', () => {
    expect(complete.length / readings.length).toBeGreaterThanOrEqual(0.6);
  });

  it('are completed only where nothing is lost', () => {
    const lost = ['refusal', 'nothing', 'page', 'wrongChoice', 'missingKey'];
    expect(complete.filter(({ faults }) => faults.some((fault) => lost.includes(fault)))).toEqual([]);
  });
});
