import type { ArrangementPlan } from './arrangement';
import { drumKits } from './drum-kits';
import { drumNames, renderDrum, type DrumName } from './render-drum';
import { planBars } from './sections';
import type { SeededRandom } from './seeded-random';
import { stepTime } from './step-times';
import { mixInto, type StereoSignal } from './stereo-signal';

const placement: Readonly<Record<DrumName, { gain: number; pan: number }>> = {
  kick: { gain: 0.9, pan: 0 },
  snare: { gain: 0.6, pan: 0.05 },
  hat: { gain: 0.3, pan: 0.25 },
  openHat: { gain: 0.28, pan: -0.2 },
  ride: { gain: 0.3, pan: 0.3 },
  percussion: { gain: 0.35, pan: -0.3 },
};
/** Accented, normal and ghost hits. */
const forces: Readonly<Record<string, number>> = { X: 1, x: 0.75, g: 0.45 };
const barsPerFill = 4;

/** Plays the drum lines of a plan into a signal; every fourth bar ends with a small fill. */
export function renderDrumPart(signal: StereoSignal, plan: ArrangementPlan, random: SeededRandom): void {
  const kit = drumKits[plan.drumKit ?? 'acoustic'];
  const bars = planBars(plan);
  for (const drum of drumNames.filter((name) => bars.some(({ lineOf }) => isPlayed(name, lineOf(name))))) {
    const sound = renderDrum(drum, { kit, sampleRateHz: plan.sampleRateHz, random });
    for (const [bar, { lineOf }] of bars.entries()) {
      const isFilled = drum === 'snare' && bar % barsPerFill === barsPerFill - 1;
      const line = isFilled ? withFill(lineOf(drum), random) : lineOf(drum);
      playBar(signal, { plan, random, drum, sound, bar, line });
    }
  }
}

interface DrumBar {
  readonly plan: ArrangementPlan;
  readonly random: SeededRandom;
  readonly drum: DrumName;
  readonly sound: Float32Array;
  readonly bar: number;
  readonly line: string;
}

function playBar(signal: StereoSignal, { plan, random, drum, sound, bar, line }: DrumBar): void {
  const { gain, pan } = placement[drum];
  const level = gain * (plan.levels?.[drum] ?? 1);
  for (let step = 0; step < line.length; step += 1) {
    const force = (forces[line[step] ?? '.'] ?? 0) * random.between(0.85, 1);
    if (force > 0) mixInto(signal, sound, { atSeconds: stepTime(plan, { bar, step }, random), gain: level * force, pan });
  }
}

/** Fills are played on a snare that otherwise has nothing to play. */
function isPlayed(drum: DrumName, line: string): boolean {
  return line !== '' && (drum === 'snare' || /[^.]/.test(line));
}

/** The same line with soft extra hits on some of its last three steps. */
function withFill(line: string, random: SeededRandom): string {
  return [...line].map((mark, step) => (mark === '.' && step >= line.length - 3 && random.chance(0.35) ? 'g' : mark)).join('');
}
