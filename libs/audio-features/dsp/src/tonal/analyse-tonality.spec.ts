import { composeArrangement } from '../synthesis/compose-arrangement';
import { renderPinkNoise, renderSine, renderWhiteNoise } from '../synthesis/elementary-signals';
import { renderArrangement } from '../synthesis/render-arrangement';
import { SeededRandom } from '../synthesis/seeded-random';
import { createSilence, fromMono, type StereoSignal } from '../synthesis/stereo-signal';
import { analyseTonality } from './analyse-tonality';
import { plainChromaFrames } from './plain-chroma-frames';
import { chordOverlap } from './score-chords';

const sampleRateHz = 22_050;
const tonalityOf = (signal: StereoSignal, beatTimes: readonly number[] = []) => analyseTonality(plainChromaFrames(signal), { beatTimes });

function arrangement(seed: number, changes: object = {}) {
  const plan = composeArrangement({ seed, styleName: 'pop', durationSeconds: 10, sampleRateHz });
  return renderArrangement({ ...plan, chords: 'electricPiano', bass: 'pluckedBass', ...changes });
}

describe('analyseTonality', () => {
  it.each([
    { tonic: 2, mode: 'MAJOR', label: 'D major' },
    { tonic: 6, mode: 'MINOR', label: 'F# minor' },
  ])('finds $label under drums', ({ tonic, mode, label }) => {
    const { signal } = arrangement(51, { tonic, mode, progression: cadence(mode) });
    const tonality = tonalityOf(signal);
    expect(tonality.label).toBe(label);
    expect(tonality.candidates[0]).toEqual({ tonic: tonality.key, mode, confidence: tonality.confidence });
    expect(tonality.candidates.reduce((sum, { confidence }) => sum + confidence, 0)).toBeLessThanOrEqual(1 + 1e-9);
  });

  it('recognises the chords and places their changes on beats', () => {
    const { signal, truth } = arrangement(52);
    const { chords } = tonalityOf(signal, truth.beatTimes);
    expect(chordOverlap(chords, truth.chords)).toBeGreaterThan(0.9);
    chords.slice(1).forEach((chord, index) => expect(chord.start).toBe(chords[index]?.end));
  });

  it.each([-35, 20])('measures a tuning of %d cents and still finds the key', (tuningCents) => {
    const { signal, truth } = arrangement(53, { tuningCents });
    const tonality = tonalityOf(signal);
    expect(Math.abs(tonality.tuningCents - tuningCents)).toBeLessThan(5);
    expect(tonality.key).toBe(truth.key);
  });

  it('finds the key of an ensemble whose players are not quite in tune', () => {
    const players = [-28, 0, 28].map((tuningCents) => arrangement(53, { tuningCents, drumKit: null, chords: 'strings' }));
    const [first, ...others] = players.map(({ signal }) => signal);
    for (const { left, right } of others) {
      first?.left.forEach((sample, index, samples) => (samples[index] = sample + (left[index] ?? 0)));
      first?.right.forEach((sample, index, samples) => (samples[index] = sample + (right[index] ?? 0)));
    }
    expect(first && tonalityOf(first).key).toBe(players[0]?.truth.key);
  });

  it('puts the chroma of one note on its pitch class', () => {
    const { chroma } = tonalityOf(
      fromMono(renderSine({ frequencyHz: 440, amplitude: 0.5, durationSeconds: 3, sampleRateHz }), sampleRateHz),
    );
    expect(chroma[9]).toBeGreaterThan(0.95);
    expect(chroma.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  });

  it.each(['acoustic', 'electronic', 'lofi'] as const)('finds no key in %s drums alone', (drumKit) => {
    const { signal } = arrangement(54, { drumKit, bass: null, chords: null, lead: null });
    expect(tonalityOf(signal)).toMatchObject({ key: null, scale: null, label: null, confidence: 0, candidates: [], chords: [] });
  });

  it('finds no key in white and pink noise', () => {
    const options = { amplitude: 0.4, durationSeconds: 5, sampleRateHz };
    const white = renderWhiteNoise({ ...options, random: new SeededRandom(1) });
    const pink = renderPinkNoise({ ...options, random: new SeededRandom(2) });
    for (const samples of [white, pink]) expect(tonalityOf(fromMono(samples, sampleRateHz))).toMatchObject({ key: null, chords: [] });
  });

  it('reports twelve zeros and no key for silence and for nothing at all', () => {
    for (const durationSeconds of [0, 2]) {
      const tonality = tonalityOf(createSilence({ durationSeconds, sampleRateHz }));
      expect(tonality).toMatchObject({ key: null, tuningCents: 0, chords: [] });
      expect(tonality.chroma).toEqual(new Array(12).fill(0));
    }
  });
});

/** Tonic, subdominant, dominant, tonic. */
function cadence(mode: string) {
  const quality = mode === 'MAJOR' ? ('major' as const) : ('minor' as const);
  return [0, 5, 7, 0].map((semitones) => ({ semitones, quality }));
}
