import type { ChordSegment } from '@earshot/contracts';

import { pitchClassNames } from '../tonal/pitch-classes';
import type { ArrangementPlan, ArrangementTruth } from './arrangement';
import type { ChordDegree } from './chord-progressions';

/** Rings out after the last bar. */
const tailSeconds = 1;

export function barSeconds({ style, tempoBpm }: ArrangementPlan): number {
  return (style.beatsPerBar * 60) / tempoBpm;
}

export function chordOfBar({ progression }: ArrangementPlan, bar: number): ChordDegree {
  const chord = progression[bar % progression.length];
  if (!chord) throw new RangeError('an arrangement needs at least one chord');
  return chord;
}

/** The exact answers to what an analysis of the arrangement is asked. */
export function truthOf(plan: ArrangementPlan): ArrangementTruth {
  const isPitched = plan.bass !== null || plan.chords !== null || plan.lead !== null;
  const bar = barSeconds(plan);
  const beats = plan.bars * plan.style.beatsPerBar;
  return {
    durationSeconds: plan.leadInSeconds + plan.bars * bar + tailSeconds,
    bpm: plan.tempoBpm,
    timeSignature: plan.style.timeSignature,
    beatTimes: Array.from({ length: beats }, (_, index) => plan.leadInSeconds + (index * 60) / plan.tempoBpm),
    downbeatTimes: Array.from({ length: plan.bars }, (_, index) => plan.leadInSeconds + index * bar),
    key: isPitched ? pitchClassName(plan.tonic) : null,
    scale: isPitched ? plan.mode : null,
    chords: plan.bass === null && plan.chords === null ? [] : chordSegments(plan),
    tuningCents: plan.tuningCents,
  };
}

function chordSegments(plan: ArrangementPlan): ChordSegment[] {
  const segments: ChordSegment[] = [];
  for (let bar = 0; bar < plan.bars; bar += 1) {
    const { semitones, quality } = chordOfBar(plan, bar);
    const label = pitchClassName(plan.tonic + semitones) + (quality === 'minor' ? 'm' : '');
    const start = plan.leadInSeconds + bar * barSeconds(plan);
    const end = start + barSeconds(plan);
    const last = segments.at(-1);
    if (last?.label === label) last.end = end;
    else segments.push({ start, end, label });
  }
  return segments;
}

const pitchClassName = (pitchClass: number) => pitchClassNames[pitchClass % 12] ?? 'C';
