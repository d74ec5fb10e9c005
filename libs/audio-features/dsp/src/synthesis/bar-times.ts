import type { ArrangementPlan } from './arrangement';

const swells = 2;

/** When a beat comes, in seconds; fractions lie between beats. Over the whole arrangement the tempo averages to what the plan says. */
export function timeOfBeat({ tempoBpm, tempoDrift = 0, leadInSeconds, bars, style }: ArrangementPlan, beat: number): number {
  const radiansPerBeat = (2 * Math.PI * swells) / (bars * style.beatsPerBar);
  const shift = tempoDrift === 0 ? 0 : (tempoDrift / radiansPerBeat) * (Math.cos(radiansPerBeat * beat) - 1);
  return leadInSeconds + (60 / tempoBpm) * (beat + shift);
}

/** When a bar begins, counted from 0. */
export function timeOfBar(plan: ArrangementPlan, bar: number): number {
  return timeOfBeat(plan, bar * plan.style.beatsPerBar);
}
