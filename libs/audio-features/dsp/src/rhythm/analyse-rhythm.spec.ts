import { analyseSamples } from '../pass/analyse-samples';
import { composeArrangement } from '../synthesis/compose-arrangement';
import type { StyleName } from '../synthesis/styles/styles';
import { renderClicks, renderPinkNoise, renderSweep } from '../synthesis/elementary-signals';
import { renderArrangement } from '../synthesis/render-arrangement';
import { SeededRandom } from '../synthesis/seeded-random';
import { createSilence, fromMono, type StereoSignal } from '../synthesis/stereo-signal';
import { plainChromaFrames } from '../tonal/plain-chroma-frames';
import { analyseRhythm } from './analyse-rhythm';
import { plainOnsetEnvelopes } from './plain-onset-envelopes';
import { beatFMeasure } from './score-beats';

const sampleRateHz = 44_100;

/** By way of the engine's own pass: the decisions were learnt from what it hears. */
function rhythmOf({ left, right }: StereoSignal) {
  return analyseSamples({ channels: [left, right], sampleRateHz, level: 'DETAILED' }).features.rhythm;
}

function clicks(timesSeconds: readonly number[], durationSeconds: number): StereoSignal {
  return fromMono(renderClicks({ timesSeconds, durationSeconds, amplitude: 0.8, sampleRateHz }), sampleRateHz);
}

function arrangement(styleName: StyleName, seed: number) {
  const plan = composeArrangement({ seed, styleName, durationSeconds: 10, sampleRateHz });
  const { signal, truth } = renderArrangement({ ...plan, drumKit: 'acoustic' });
  return { truth, rhythm: rhythmOf(signal) };
}

const noPulse = { bpm: null, confidence: 0, candidates: [], beatTimes: [], downbeatTimes: [], timeSignature: null };

describe('analyseRhythm', () => {
  it.each([72, 97.3, 120, 151])('finds clicks at %d BPM within 0.5 BPM and each of them as a beat', (bpm) => {
    const times = Array.from({ length: Math.floor((9 * bpm) / 60) }, (_, index) => 0.5 + (index * 60) / bpm);
    const rhythm = rhythmOf(clicks(times, 10));
    expect(Math.abs((rhythm.bpm ?? 0) - bpm)).toBeLessThan(0.5);
    expect(beatFMeasure(rhythm.beatTimes, times)).toBeGreaterThan(0.95);
    expect(beatFMeasure(rhythm.onsetTimes, times)).toBeGreaterThan(0.95);
  });

  it('follows rock: tempo, beats, bars', () => {
    const { truth, rhythm } = arrangement('rock', 41);
    expect(Math.abs((rhythm.bpm ?? 0) - truth.bpm)).toBeLessThan(0.5);
    expect(beatFMeasure(rhythm.beatTimes, truth.beatTimes)).toBeGreaterThan(0.9);
    expect(beatFMeasure(rhythm.downbeatTimes, truth.downbeatTimes)).toBeGreaterThan(0.9);
    expect(rhythm.timeSignature).toEqual([4, 4]);
  });

  it('hears that a waltz has three beats in a bar', () => {
    const { truth, rhythm } = arrangement('waltz', 42);
    expect(rhythm.timeSignature).toEqual([3, 4]);
    expect(beatFMeasure(rhythm.downbeatTimes, truth.downbeatTimes)).toBeGreaterThan(0.9);
  });

  it('gives confidences that rank the candidates and sum to one at most', () => {
    const { candidates, confidence } = arrangement('funk', 43).rhythm;
    const confidences = candidates.map((candidate) => candidate.confidence);
    expect(candidates.length).toBeGreaterThan(1);
    expect(confidences).toEqual([...confidences].sort((one, other) => other - one));
    expect(confidences.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(1 + 1e-9);
    expect(confidence).toBe(confidences[0]);
  });

  it('reports no pulse and no onset in silence', () => {
    const silence = rhythmOf(createSilence({ durationSeconds: 3, sampleRateHz }));
    expect(silence).toEqual({ ...noPulse, onsetRate: 0, onsetTimes: [] });
  });

  it('reports no pulse and no onset where there are no frames', () => {
    const nothing = createSilence({ durationSeconds: 0, sampleRateHz });
    const rhythm = analyseRhythm(plainOnsetEnvelopes(nothing), plainChromaFrames(nothing));
    expect(rhythm).toEqual({ ...noPulse, onsetRate: 0, onsetTimes: [] });
  });

  it('reports no pulse for one hit, but the hit', () => {
    const rhythm = rhythmOf(clicks([1], 4));
    expect(rhythm).toMatchObject(noPulse);
    expect(rhythm.onsetTimes).toHaveLength(1);
    expect(rhythm.onsetTimes[0]).toBeCloseTo(1, 1);
  });

  it('reports no pulse in steady noise and in a sweep', () => {
    const length = { durationSeconds: 8, sampleRateHz };
    const noise = renderPinkNoise({ ...length, amplitude: 0.4, random: new SeededRandom(5) });
    const sweep = renderSweep({ ...length, amplitude: 0.4, fromHz: 30, toHz: 10_000 });
    for (const samples of [noise, sweep]) expect(rhythmOf(fromMono(samples, sampleRateHz))).toMatchObject(noPulse);
  });

  it('reports no pulse for hits at random times', () => {
    const random = new SeededRandom(6);
    const times = Array.from({ length: 40 }, () => random.between(0, 15)).sort((one, other) => one - other);
    expect(rhythmOf(clicks(times, 16)).bpm).toBeNull();
  });
});
