import { evaluationClips } from '../synthesis/evaluation-clips';
import { pulselessClips } from '../synthesis/pulseless-clips';
import { observeClip } from './observe-clip';
import { examplesOf, withoutPulse, type RhythmExamples } from './rhythm-examples';

export interface CollectionOptions {
  readonly clipCount: number;
  /** Called after each clip with how many are done. */
  readonly onClip: (done: number) => void;
}

/** One clip without a pulse for so many with one. */
const clipsPerPulseless = 10;
const pulselessSeed = 3_000_000;

/** Renders clips of the training set and some without a pulse, listens to them and gathers what they teach. */
export function collectExamples({ clipCount, onClip }: CollectionOptions): RhythmExamples {
  const parts: RhythmExamples[] = [];
  let done = 0;
  for (const { signal, truth, styleName } of evaluationClips('training', clipCount)) {
    const evidence = observeClip(signal);
    if (evidence) parts.push(examplesOf({ evidence, truth, group: styleName }));
    done += 1;
    onClip(done);
  }
  for (const signal of pulselessClips(pulselessSeed, Math.ceil(clipCount / clipsPerPulseless))) {
    const evidence = observeClip(signal);
    if (evidence) parts.push(withoutPulse(evidence));
  }
  return {
    pulse: parts.flatMap(({ pulse }) => pulse),
    level: parts.flatMap(({ level }) => level),
    phase: parts.flatMap(({ phase }) => phase),
    metre: parts.flatMap(({ metre }) => metre),
    downbeat: parts.flatMap(({ downbeat }) => downbeat),
  };
}
