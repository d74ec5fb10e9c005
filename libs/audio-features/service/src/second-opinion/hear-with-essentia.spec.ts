import { hearWithEssentia } from './hear-with-essentia';
import type { Essentia } from './essentia-package';

interface Answers {
  readonly bpm?: number;
  readonly key?: { readonly key: string; readonly scale: string; readonly strength: number };
  readonly danceability?: number;
}

/** An engine that says what it is told to, and counts the vectors that nobody gave back. */
function scriptedEssentia({ bpm = 120, key = { key: 'A', scale: 'minor', strength: 0.8 }, danceability = 1.5 }: Answers = {}) {
  let held = 0;
  const vector = () => {
    held += 1;
    return { delete: () => void (held -= 1) };
  };
  const essentia: Essentia = {
    arrayToVector: vector,
    KeyExtractor: () => key,
    RhythmExtractor2013: () => ({ bpm, ticks: vector(), estimates: vector(), bpmIntervals: vector() }),
    Danceability: () => ({ danceability, dfa: vector() }),
  };
  return { essentia, held: () => held };
}

const twentySeconds = new Float32Array(20 * 44_100);
const everything = { tempo: true, key: true };
const heard = (answers: Answers, wanted = everything) => hearWithEssentia(scriptedEssentia(answers).essentia, twentySeconds, wanted);

describe(hearWithEssentia, () => {
  it('tells tempo, key and danceability', () => {
    expect(heard({})).toEqual({ bpm: 120, key: { tonic: 'A', mode: 'MINOR' }, danceability: 1.5 });
  });

  it.each(['Bb', 'A#'])('spells keys with sharps: %s', (key) => {
    expect(heard({ key: { key, scale: 'major', strength: 0.5 } }).key).toEqual({ tonic: 'A#', mode: 'MAJOR' });
  });

  it.each([738.28, 5_168, 0, NaN])('takes %d BPM for no answer', (bpm) => {
    expect(heard({ bpm }).bpm).toBeNull();
  });

  it.each([
    { key: 'A', scale: 'minor', strength: -1 },
    { key: 'A', scale: 'minor', strength: NaN },
    { key: 'H', scale: 'minor', strength: 0.7 },
    { key: 'A', scale: 'majmin', strength: 0.7 },
  ])('takes $key $scale at $strength for no answer', (key) => {
    expect(heard({ key }).key).toBeNull();
  });

  it.each([0, 670, -1, NaN, Infinity])('takes a danceability of %d for no answer', (danceability) => {
    expect(heard({ danceability }).danceability).toBeNull();
  });

  it('is not asked for what is not wanted, and not how danceable a few seconds are', () => {
    expect(heard({}, { tempo: false, key: false })).toMatchObject({ bpm: null, key: null });
    expect(hearWithEssentia(scriptedEssentia().essentia, new Float32Array(44_100), everything).danceability).toBeNull();
  });

  it('gives every vector back', () => {
    const { essentia, held } = scriptedEssentia();
    hearWithEssentia(essentia, twentySeconds, everything);
    expect(held()).toBe(0);
  });

  it('gives the samples back when the engine breaks, and passes on what it threw', () => {
    const { essentia, held } = scriptedEssentia();
    const broken: Essentia = {
      ...essentia,
      KeyExtractor: () => {
        throw 5_263_192;
      },
    };
    expect(() => hearWithEssentia(broken, twentySeconds, { tempo: false, key: true })).toThrow();
    expect(held()).toBe(0);
  });
});
