import { compiledSoundEngine } from '../audio/compiled-sound-engine.mjs';

const synthesis = (file) => compiledSoundEngine(`dsp/src/synthesis/${file}.js`);
const { planEvaluationClip } = synthesis('evaluation-plans');
const { renderDrumPart } = synthesis('render-drum-part');
const { renderPitchedParts } = synthesis('render-pitched-parts');
const { truthOf } = synthesis('arrangement-truth');
const { createSilence } = synthesis('stereo-signal');
const { SeededRandom } = synthesis('seeded-random');

const peak = 0.89;

/** Plays the clips of the test set that have drums and notes, each part for itself: `{ drums, notes, mix, sampleRateHz }`, one array per channel. */
export function* playParts(count) {
  for (let index = 0, played = 0; played < count; index += 1) {
    const { plan } = planEvaluationClip('test', index);
    if (plan.drumKit === null || (plan.chords === null && plan.lead === null)) continue;
    played += 1;
    yield playPlan(plan);
  }
}

function playPlan(plan) {
  const { sampleRateHz, seed } = plan;
  const shape = { durationSeconds: truthOf(plan).durationSeconds, sampleRateHz };
  const [drums, notes] = [createSilence(shape), createSilence(shape)];
  renderDrumPart(drums, plan, new SeededRandom(seed));
  renderPitchedParts(notes, plan, new SeededRandom(seed + 1));
  const parts = [drums, notes].map(({ left, right }) => [left, right]);
  const sum = parts[0].map((samples, channel) => samples.map((value, index) => value + parts[1][channel][index]));
  const highest = sum.reduce((high, samples) => samples.reduce((most, value) => Math.max(most, Math.abs(value)), high), 0);
  const scale = (channels) => channels.map((samples) => samples.map((value) => (value * peak) / highest));
  return { drums: scale(parts[0]), notes: scale(parts[1]), mix: scale(sum), sampleRateHz };
}
