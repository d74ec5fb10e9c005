import type { ArrangementPlan } from './arrangement';
import { drumKits } from './drum-kits';
import { renderDrum, type DrumName } from './render-drum';
import type { SeededRandom } from './seeded-random';
import { stepTime } from './step-times';
import { mixInto, type StereoSignal } from './stereo-signal';

const placement: Readonly<Record<DrumName, { gain: number; pan: number }>> = {
  kick: { gain: 0.9, pan: 0 },
  snare: { gain: 0.6, pan: 0.05 },
  hat: { gain: 0.3, pan: 0.25 },
  openHat: { gain: 0.28, pan: -0.2 },
};
/** Accented, normal and ghost hits. */
const forces: Readonly<Record<string, number>> = { X: 1, x: 0.75, g: 0.45 };
const drumNames: readonly DrumName[] = ['kick', 'snare', 'hat', 'openHat'];

/** Plays the four drum lines of a plan into a signal; every fourth bar ends with a small fill. */
export function renderDrumPart(signal: StereoSignal, plan: ArrangementPlan, random: SeededRandom): void {
  const kit = drumKits[plan.drumKit ?? 'acoustic'];
  for (const name of drumNames) {
    const hit = renderDrum(name, { kit, sampleRateHz: plan.sampleRateHz, random });
    const { gain, pan } = placement[name];
    for (let bar = 0; bar < plan.bars; bar += 1) {
      const line = name === 'snare' && bar % 4 === 3 ? withFill(plan.lines.snare, random) : plan.lines[name];
      for (let step = 0; step < line.length; step += 1) {
        const force = (forces[line[step] ?? '.'] ?? 0) * random.between(0.85, 1);
        if (force > 0) mixInto(signal, hit, { atSeconds: stepTime(plan, { bar, step }, random), gain: gain * force, pan });
      }
    }
  }
}

/** The same line with soft extra hits on some of its last three steps. */
function withFill(line: string, random: SeededRandom): string {
  return [...line].map((mark, step) => (mark === '.' && step >= line.length - 3 && random.chance(0.35) ? 'g' : mark)).join('');
}
