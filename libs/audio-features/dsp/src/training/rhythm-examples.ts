import { beatsOfPulse } from '../rhythm/metrical/beats-of-pulse';
import { downbeatFeatures } from '../rhythm/metrical/downbeat-features';
import { levelFeatures } from '../rhythm/metrical/level-features';
import { indexOfLargest } from '../rhythm/metrical/index-of-largest';
import type { MetricalEvidence } from '../rhythm/metrical/metrical-evidence';
import { metricalLevels, pulseOf, type MetricalLevel } from '../rhythm/metrical/metrical-level';
import { metreFeatures } from '../rhythm/metrical/metre-features';
import { beatPhases, phaseFeatures } from '../rhythm/metrical/phase-features';
import { timeSignatures } from '../rhythm/metrical/time-signatures';
import { beatFMeasure } from '../rhythm/score-beats';
import { isTempoRight } from '../rhythm/score-tempo';
import type { ArrangementTruth } from '../synthesis/arrangement';
import type { TrainingExample } from './training-example';

export type RhythmExamples = Readonly<Record<'pulse' | 'level' | 'phase' | 'metre' | 'downbeat', readonly TrainingExample[]>>;

export interface LabelledEvidence {
  readonly evidence: MetricalEvidence;
  readonly truth: ArrangementTruth;
  readonly group: string;
}

/** Beats that were tracked worse than this teach nothing about what follows from them. */
const leastFMeasure = 0.7;

/** What one clip teaches: the right level and, given that, the right phase; given both, the right metre and the right first beat. */
export function examplesOf({ evidence, truth, group }: LabelledEvidence): RhythmExamples {
  const levels = metricalLevels(evidence.trackedBpm);
  const label = closestLevel(levels, truth.bpm);
  const level = levels[label];
  const ofLevel = { rows: levelFeatures(levels, evidence), label, group };
  const none = { pulse: [], level: [ofLevel], phase: [], metre: [], downbeat: [] };
  const right = ofLevel.rows[label];
  if (!level || !right) return none;

  const fMeasures = beatPhases.map((phase) => beatFMeasure(beatsOfPulse(pulseOf(level, phase), evidence.trackedTimes), truth.beatTimes));
  const bestPhase = indexOfLargest(fMeasures);
  if ((fMeasures[bestPhase] ?? 0) < leastFMeasure) return none;
  const ofPhase = { rows: phaseFeatures(level, evidence.grid), label: bestPhase, group };
  const ofPulse = { rows: [right], label: 0, group };
  return { ...none, pulse: [ofPulse], phase: [ofPhase], ...barExamples({ evidence, truth, group }, level, beatPhases[bestPhase] ?? 0) };
}

/** What a clip teaches in which nothing keeps time: that a level that was tracked in it is none. */
export function withoutPulse(evidence: MetricalEvidence): RhythmExamples {
  const features = levelFeatures(metricalLevels(evidence.trackedBpm), evidence);
  return { pulse: features.map((row) => ({ rows: [row], label: 1, group: 'pulseless' })), level: [], phase: [], metre: [], downbeat: [] };
}

function barExamples(
  { evidence, truth, group }: LabelledEvidence,
  level: MetricalLevel,
  phase: number,
): Pick<RhythmExamples, 'metre' | 'downbeat'> {
  const pulse = pulseOf(level, phase);
  const signature = timeSignatures.findIndex(
    ({ signature: [beats, unit] }) => beats === truth.timeSignature[0] && unit === truth.timeSignature[1],
  );
  const { beatsPerBar } = timeSignatures[signature] ?? timeSignatures[2];
  const beats = beatsOfPulse(pulse, evidence.trackedTimes);
  const fMeasures = Array.from({ length: beatsPerBar }, (_, first) =>
    beatFMeasure(
      beats.filter((_beat, index) => index % beatsPerBar === first),
      truth.downbeatTimes,
    ),
  );
  return {
    metre: [{ rows: [metreFeatures(pulse, evidence.grid)], label: signature, group }],
    downbeat: [{ rows: downbeatFeatures(pulse, beatsPerBar, evidence.grid), label: indexOfLargest(fMeasures), group }],
  };
}

function closestLevel(levels: readonly MetricalLevel[], bpm: number): number {
  const distances = levels.map((level) => -Math.abs(Math.log(level.bpm / bpm)));
  const closest = indexOfLargest(distances);
  return isTempoRight(levels[closest]?.bpm ?? null, bpm) ? closest : -1;
}
