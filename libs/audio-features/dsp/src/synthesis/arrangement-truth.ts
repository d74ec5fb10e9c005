import type { ChordSegment } from '@earshot/contracts';

import { pitchClassNames } from '../tonal/pitch-classes';
import type { ArrangementPlan, ArrangementTruth } from './arrangement';
import { timeOfBar, timeOfBeat } from './bar-times';
import { placeSections, planBars } from './sections';

/** Rings out after the last bar. */
const tailSeconds = 1;

/** The exact answers to what an analysis of the arrangement is asked. */
export function truthOf(plan: ArrangementPlan): ArrangementTruth {
  const isPitched = plan.bass !== null || plan.chords !== null || plan.lead !== null;
  const beats = plan.bars * plan.style.beatsPerBar;
  return {
    durationSeconds: timeOfBar(plan, plan.bars) + tailSeconds,
    bpm: plan.tempoBpm,
    timeSignature: plan.style.timeSignature,
    beatTimes: Array.from({ length: beats }, (_, beat) => timeOfBeat(plan, beat)),
    downbeatTimes: Array.from({ length: plan.bars }, (_, bar) => timeOfBar(plan, bar)),
    key: isPitched ? pitchClassName(plan.tonic) : null,
    scale: isPitched ? plan.mode : null,
    chords: plan.bass === null && plan.chords === null ? [] : chordSegments(plan),
    tuningCents: plan.tuningCents,
    sections: placeSections(plan).map(({ label, firstBar, bars }) => ({
      start: timeOfBar(plan, firstBar),
      end: timeOfBar(plan, firstBar + bars),
      label,
    })),
  };
}

/** What sounds in each bar; where both bass and chords rest no chord does. */
function chordSegments(plan: ArrangementPlan): ChordSegment[] {
  const segments: ChordSegment[] = [];
  for (const [bar, { chord, rests }] of planBars(plan).entries()) {
    const isSilent = (plan.bass === null || rests('bass')) && (plan.chords === null || rests('chords'));
    if (isSilent) continue;
    const label = pitchClassName(plan.tonic + chord.semitones) + (chord.quality === 'minor' ? 'm' : '');
    const start = timeOfBar(plan, bar);
    const end = timeOfBar(plan, bar + 1);
    const last = segments.at(-1);
    if (last?.label === label && last.end === start) last.end = end;
    else segments.push({ start, end, label });
  }
  return segments;
}

const pitchClassName = (pitchClass: number) => pitchClassNames[pitchClass % 12] ?? 'C';
