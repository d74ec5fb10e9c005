import type { ArrangementPlan } from './arrangement';
import type { ChordDegree } from './chord-progressions';
import { renderTone } from './render-tone';
import { planBars, type BarPlan } from './sections';
import type { SeededRandom } from './seeded-random';
import { stepTime } from './step-times';
import { mixInto, type StereoSignal } from './stereo-signal';

const bassGain = 0.55;
const chordGain = 0.3;
const leadGain = 0.22;
const lowestBass = 28;
const lowestChordNote = 55;
const lowestLeadNote = 67;
const bassIntervals: Readonly<Record<string, number>> = { r: 0, '5': 7, o: 12 };

/** Plays bass, chords and lead of a plan into a signal. */
export function renderPitchedParts(signal: StereoSignal, plan: ArrangementPlan, random: SeededRandom): void {
  for (const [bar, barPlan] of planBars(plan).entries()) {
    const context = { ...barPlan, signal, plan, random, bar };
    renderBassBar(context);
    if (plan.style.arpeggio) renderArpeggioBar(context);
    else renderChordBar(context);
    if (!barPlan.rests('lead')) renderLeadBar(context);
  }
}

interface Bar extends BarPlan {
  readonly signal: StereoSignal;
  readonly plan: ArrangementPlan;
  readonly random: SeededRandom;
  readonly bar: number;
}

const levelOf = (plan: ArrangementPlan, part: 'bass' | 'chords' | 'lead') => plan.levels?.[part] ?? 1;

function renderBassBar({ signal, plan, random, bar, chord, lineOf }: Bar): void {
  if (plan.bass === null) return;
  const line = lineOf('bass');
  const root = noteAbove(lowestBass, plan.tonic + chord.semitones);
  for (const { step, steps } of hits(line)) {
    const midi = root + (bassIntervals[line[step] ?? 'r'] ?? 0);
    const sound = tone(plan, plan.bass, midi, steps * 0.9);
    const gain = bassGain * levelOf(plan, 'bass');
    mixInto(signal, sound, { atSeconds: stepTime(plan, { bar, step }, random), gain: gain * random.between(0.85, 1), pan: 0 });
  }
}

function renderChordBar({ signal, plan, random, bar, chord, lineOf }: Bar): void {
  if (plan.chords === null) return;
  for (const { step, steps } of hits(lineOf('chords'))) {
    const atSeconds = stepTime(plan, { bar, step }, random);
    triad(plan, chord).forEach((midi, index) => {
      const sound = tone(plan, plan.chords ?? 'pad', midi, steps * plan.style.chordGate);
      mixInto(signal, sound, { atSeconds, gain: chordGain * levelOf(plan, 'chords'), pan: 0.35 * (index - 1) });
    });
  }
}

/** The notes of the chord up and down, one for each hit. */
function renderArpeggioBar({ signal, plan, random, bar, chord, lineOf }: Bar): void {
  if (plan.chords === null) return;
  const [root = 0, third = 0, fifth = 0] = triad(plan, chord);
  const figure = [root, third, fifth, root + 12, fifth, third];
  for (const [index, { step, steps }] of hits(lineOf('chords')).entries()) {
    const sound = tone(plan, plan.chords, figure[index % figure.length] ?? root, 2 * steps * plan.style.chordGate);
    const gain = 1.4 * chordGain * levelOf(plan, 'chords') * random.between(0.75, 1);
    mixInto(signal, sound, { atSeconds: stepTime(plan, { bar, step }, random), gain, pan: 0.1 });
  }
}

function triad(plan: ArrangementPlan, chord: ChordDegree): number[] {
  const third = chord.quality === 'major' ? 4 : 3;
  return [0, third, 7].map((interval) => noteAbove(lowestChordNote, plan.tonic + chord.semitones + interval));
}

/** Notes of the chord, sometimes of the pentatonic scale around it, on beats and between them. */
function renderLeadBar({ signal, plan, random, bar, chord }: Bar): void {
  if (plan.lead === null) return;
  const { stepsPerBeat, beatsPerBar } = plan.style;
  const third = chord.quality === 'major' ? 4 : 3;
  const scale = plan.mode === 'MAJOR' ? [0, 2, 4, 7, 9] : [0, 3, 5, 7, 10];
  const stride = stepsPerBeat % 2 === 0 ? stepsPerBeat / 2 : stepsPerBeat;
  for (let step = 0; step < beatsPerBar * stepsPerBeat; step += stride) {
    if (!random.chance(step % stepsPerBeat === 0 ? 0.65 : 0.3)) continue;
    const interval = random.chance(0.65) ? chord.semitones + random.pick([0, third, 7]) : random.pick(scale);
    const sound = tone(plan, plan.lead, noteAbove(lowestLeadNote, plan.tonic + interval), stride * random.pick([0.8, 1.6]));
    const gain = leadGain * levelOf(plan, 'lead') * random.between(0.7, 1);
    mixInto(signal, sound, { atSeconds: stepTime(plan, { bar, step }, random), gain, pan: -0.15 });
  }
}

/** The steps that sound and how many steps pass until the next one, or the end of the bar. */
function hits(line: string): { step: number; steps: number }[] {
  const steps = [...line].flatMap((mark, step) => (mark === '.' ? [] : [step]));
  return steps.map((step, index) => ({ step, steps: (steps[index + 1] ?? line.length) - step }));
}

function tone(plan: ArrangementPlan, timbre: Parameters<typeof renderTone>[0]['timbre'], midi: number, steps: number): Float32Array {
  const durationSeconds = (steps * 60) / plan.tempoBpm / plan.style.stepsPerBeat;
  return renderTone({ timbre, midi, durationSeconds, sampleRateHz: plan.sampleRateHz, tuningCents: plan.tuningCents });
}

/** The lowest note of a pitch class that is not below a note. */
function noteAbove(lowest: number, pitchClass: number): number {
  return lowest + ((((pitchClass - lowest) % 12) + 12) % 12);
}
