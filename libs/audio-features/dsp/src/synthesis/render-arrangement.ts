import type { ArrangementPlan, RenderedArrangement } from './arrangement';
import { truthOf } from './arrangement-truth';
import { renderDrumPart } from './render-drum-part';
import { renderPitchedParts } from './render-pitched-parts';
import { SeededRandom } from './seeded-random';
import { createSilence, normalisePeak } from './stereo-signal';

const peak = 0.89;

/** Plays a plan: drums, bass, chords and lead, peak at -1 dBFS, with everything that is true of it. The same plan gives the same samples. */
export function renderArrangement(plan: ArrangementPlan): RenderedArrangement {
  const truth = truthOf(plan);
  const signal = createSilence({ durationSeconds: truth.durationSeconds, sampleRateHz: plan.sampleRateHz });
  const random = new SeededRandom(plan.seed);
  if (plan.drumKit !== null) renderDrumPart(signal, plan, random);
  renderPitchedParts(signal, plan, random);
  normalisePeak(signal, peak);
  return { signal, truth };
}
