import type { MeasuredFeatures } from '@earshot/contracts';
import { isSameTempo, tempoLikelihood } from './tempo-reliability';
import { weighHypotheses } from './weigh-hypotheses';

type Rhythm = MeasuredFeatures['rhythm'];

/**
 * Moves the confidences of tempi by what a second engine heard. A tempo that only the second engine heard joins the
 * candidates with all that ours left unassigned. Ours stays the first, because the beats are its beats, even when it is no
 * longer the most likely: our own engine is right more often.
 *
 * @param rhythm with a tempo
 * @returns the rhythm with candidates by confidence behind the first; they sum to 1 or less
 */
export function weighTempo(rhythm: Rhythm, heardBpm: number, independence: number): Rhythm {
  const { candidates } = rhythm;
  const rest = Math.max(0, 1 - candidates.reduce((sum, { confidence }) => sum + confidence, 0));
  const isKnown = candidates.some(({ bpm }) => isSameTempo(bpm, heardBpm));
  const hypotheses: { readonly bpm: number | null; readonly confidence: number }[] = [
    ...candidates,
    { bpm: isKnown ? null : heardBpm, confidence: rest },
  ];
  const weighed = weighHypotheses(
    hypotheses.map(({ bpm, confidence }) => ({ confidence, likelihood: tempoLikelihood(heardBpm, bpm) })),
    independence,
  );
  const [first, ...others] = hypotheses.flatMap(({ bpm }, index) => (bpm === null ? [] : [{ bpm, confidence: weighed[index] ?? 0 }]));
  if (first === undefined) return rhythm;
  const ranked = others.filter(({ confidence }) => confidence > 0).sort((one, other) => other.confidence - one.confidence);
  return { ...rhythm, confidence: first.confidence, candidates: [first, ...ranked] };
}
