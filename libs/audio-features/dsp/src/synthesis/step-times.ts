import type { ArrangementPlan } from './arrangement';
import { timeOfBeat } from './bar-times';
import type { SeededRandom } from './seeded-random';

/** When a step of a bar is played: on its place, later by the swing on every second step, and off by a little like a human. */
export function stepTime(plan: ArrangementPlan, { bar, step }: { bar: number; step: number }, random: SeededRandom): number {
  const { beatsPerBar, stepsPerBeat } = plan.style;
  const swing = step % 2 === 1 ? plan.swing : 0;
  const jitter = random.between(-plan.jitterSeconds, plan.jitterSeconds);
  return Math.max(0, timeOfBeat(plan, bar * beatsPerBar + (step + swing) / stepsPerBeat) + jitter);
}
