import { measuredFeatures, type MeasuredFeatures } from '@earshot/contracts';
import { sampleFeatures, silentFeatures } from '../__fixtures__/measured-features';
import { applySecondOpinion } from './apply-second-opinion';
import type { SecondOpinion } from './second-opinion';

const silent: SecondOpinion = { bpm: null, key: null, danceability: null };

const features: MeasuredFeatures = {
  ...sampleFeatures,
  rhythm: {
    ...sampleFeatures.rhythm,
    bpm: 120,
    confidence: 0.5,
    candidates: [
      { bpm: 120, confidence: 0.5 },
      { bpm: 60, confidence: 0.4 },
      { bpm: 80, confidence: 0.05 },
    ],
  },
  tonal: {
    ...sampleFeatures.tonal,
    key: 'C',
    scale: 'MAJOR',
    label: 'C major',
    confidence: 0.6,
    candidates: [
      { tonic: 'C', mode: 'MAJOR', confidence: 0.6 },
      { tonic: 'A', mode: 'MINOR', confidence: 0.3 },
    ],
  },
};
const heard = (opinion: Partial<SecondOpinion>): MeasuredFeatures => applySecondOpinion(features, { ...silent, ...opinion });
const sumOf = (candidates: readonly { readonly confidence: number }[]): number =>
  candidates.reduce((sum, { confidence }) => sum + confidence, 0);

describe(applySecondOpinion, () => {
  it('changes nothing but the danceability when nothing else was heard', () => {
    expect(heard({ danceability: 1.7 })).toEqual({ ...features, danceability: 1.7 });
  });

  describe('on the tempo', () => {
    it('is surer when both hear the same', () => {
      const { bpm, confidence, candidates } = heard({ bpm: 121 }).rhythm;
      expect(bpm).toBe(120);
      expect(confidence).toBeGreaterThan(0.5);
      expect(candidates.map((candidate) => candidate.bpm)).toEqual([120, 60, 80]);
    });

    it('is less sure when the other hears something unrelated', () => {
      const { bpm, confidence, candidates } = heard({ bpm: 97 }).rhythm;
      expect(bpm).toBe(120);
      expect(confidence).toBeLessThan(0.5);
      expect(candidates.map((candidate) => candidate.bpm)).toContain(97);
    });

    it('keeps the tempo of the beats when another becomes more likely, and says how likely it is', () => {
      const opinion = { ...silent, bpm: 60 };
      const { bpm, confidence, candidates, beatTimes } = applySecondOpinion(features, opinion, { tempo: 1, key: 1 }).rhythm;
      expect(bpm).toBe(120);
      expect(candidates.slice(0, 2).map((candidate) => candidate.bpm)).toEqual([120, 60]);
      expect(candidates[0]?.confidence).toBe(confidence);
      expect(confidence).toBeLessThan(candidates[1]?.confidence ?? 0);
      expect(beatTimes).toEqual(features.rhythm.beatTimes);
    });

    it('doubts less where the other hears the double than where it hears nothing related', () => {
      expect(heard({ bpm: 240 }).rhythm.confidence).toBeGreaterThan(heard({ bpm: 97 }).rhythm.confidence);
    });

    it('finds no tempo where ours found no pulse', () => {
      expect(applySecondOpinion(silentFeatures, { ...silent, bpm: 120 }).rhythm).toEqual(silentFeatures.rhythm);
    });
  });

  describe('on the key', () => {
    it('is surer when both hear the same', () => {
      const { label, confidence } = heard({ key: { tonic: 'C', mode: 'MAJOR' } }).tonal;
      expect(label).toBe('C major');
      expect(confidence).toBeGreaterThan(0.7);
    });

    it('turns to the other key when the evidence is on that side', () => {
      const { key, scale, label, candidates } = heard({ key: { tonic: 'A', mode: 'MINOR' } }).tonal;
      expect({ key, scale, label }).toEqual({ key: 'A', scale: 'MINOR', label: 'A minor' });
      expect(candidates[0]).toMatchObject({ tonic: 'A', mode: 'MINOR' });
    });

    it('doubts more where the other hears an unrelated key than where it hears the fifth', () => {
      const fifth = heard({ key: { tonic: 'G', mode: 'MAJOR' } }).tonal;
      const unrelated = heard({ key: { tonic: 'F#', mode: 'MAJOR' } }).tonal;
      expect(unrelated.confidence).toBeLessThan(fifth.confidence);
      expect(unrelated.label).toBe('C major');
      expect(unrelated.candidates.map(({ tonic }) => tonic)).toContain('F#');
    });

    it('finds no key where ours found none', () => {
      const none = applySecondOpinion(silentFeatures, { ...silent, key: { tonic: 'A', mode: 'MINOR' } });
      expect(none.tonal).toEqual(silentFeatures.tonal);
    });
  });

  it.each([120, 60, 240, 40, 80, 97, 180, 208])('leaves valid features whose candidates sum to one at most: %i BPM', (bpm) => {
    const opinion = heard({ bpm, key: { tonic: 'D#', mode: 'MINOR' }, danceability: 1.2 });
    expect(measuredFeatures.safeParse(opinion).error).toBeUndefined();
    for (const candidates of [opinion.rhythm.candidates, opinion.tonal.candidates]) {
      expect(sumOf(candidates)).toBeGreaterThan(0.9);
      expect(sumOf(candidates)).toBeLessThanOrEqual(1 + 1e-12);
    }
  });
});
