import type { StemKind } from '@earshot/contracts';
import { planEvaluationClip } from '../synthesis/evaluation-plans';
import { renderDrumPart } from '../synthesis/render-drum-part';
import { renderPitchedParts } from '../synthesis/render-pitched-parts';
import { SeededRandom } from '../synthesis/seeded-random';
import { createSilence, type StereoSignal } from '../synthesis/stereo-signal';
import { StemSeparator } from './stem-separator';

const durationSeconds = 10;

/** Scale-invariant signal-to-distortion ratio in dB (Le Roux et al., "SDR: half-baked or well done?", ICASSP 2019). */
function siSdrDb(truth: Float32Array, estimate: Float32Array): number {
  const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  const scale = dot(truth, estimate) / dot(truth, truth);
  const error = estimate.map((value, index) => value - scale * (truth[index] ?? 0));
  return 10 * Math.log10((scale ** 2 * dot(truth, truth)) / dot(error, error));
}

function play(index: number): { drums: StereoSignal; notes: StereoSignal } {
  const { plan } = planEvaluationClip('training', index);
  const [drums, notes] = [0, 1].map(() => createSilence({ durationSeconds: durationSeconds + 20, sampleRateHz: plan.sampleRateHz }));
  if (drums === undefined || notes === undefined) throw new Error('There are two parts.');
  renderDrumPart(drums, plan, new SeededRandom(plan.seed));
  renderPitchedParts(notes, plan, new SeededRandom(plan.seed + 1));
  return { drums, notes };
}

describe('harmonic and percussive stems of an arrangement', () => {
  it.each([0, 3])('are nearer to its notes and its drums than the mix, by decibels (clip %i)', (clip) => {
    const { drums, notes } = play(clip);
    const count = durationSeconds * drums.sampleRateHz;
    const [drumTrack, noteTrack] = [drums.left.subarray(0, count), notes.left.subarray(0, count)];
    const mix = drumTrack.map((value, index) => 0.4 * (value + (noteTrack[index] ?? 0)));
    const parts: Record<string, number[]> = { HARMONIC: [], PERCUSSIVE: [] };
    const onSamples = (kind: StemKind, bytes: Uint8Array) => {
      const samples = Buffer.from(bytes);
      for (let at = 0; at < samples.length; at += 3) parts[kind]?.push(samples.readIntLE(at, 3));
    };
    const separator = new StemSeparator({
      sampleRateHz: drums.sampleRateHz,
      channelCount: 1,
      kinds: ['HARMONIC', 'PERCUSSIVE'],
      onSamples,
    });
    separator.push([mix]);
    separator.finish();

    expect(siSdrDb(noteTrack, Float32Array.from(parts.HARMONIC ?? []))).toBeGreaterThan(siSdrDb(noteTrack, mix) + 2);
    expect(siSdrDb(drumTrack, Float32Array.from(parts.PERCUSSIVE ?? []))).toBeGreaterThan(siSdrDb(drumTrack, mix) + 2);
  });
});
