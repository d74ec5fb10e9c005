import type { MeasuredFeatures } from '@earshot/contracts';
import { isSameKey, keyLikelihood, shareOfUnlisted } from './key-reliability';
import type { KeyOpinion } from './second-opinion';
import { weighHypotheses } from './weigh-hypotheses';

type Tonality = MeasuredFeatures['tonal'];
type KeyCandidate = Tonality['candidates'][number];

/**
 * Moves the confidences of the keys by what a second engine heard, and ranks them anew. A key that only the second engine
 * heard joins the candidates with its part of what ours left unassigned.
 *
 * @param tonal with a key
 */
export function weighKey(tonal: Tonality, heard: KeyOpinion, independence: number): Tonality {
  const candidates = withHeard(tonal.candidates, heard);
  const rest = Math.max(0, 1 - candidates.reduce((sum, { confidence }) => sum + confidence, 0));
  const weighed = weighHypotheses(
    [
      ...candidates.map((candidate) => ({ confidence: candidate.confidence, likelihood: keyLikelihood(heard, candidate) })),
      { confidence: rest, likelihood: keyLikelihood(heard, null) },
    ],
    independence,
  );
  const ranked = candidates
    .map((candidate, index) => ({ ...candidate, confidence: weighed[index] ?? 0 }))
    .sort((one, other) => other.confidence - one.confidence);
  const [best] = ranked;
  if (best === undefined) return tonal;
  const { tonic, mode, confidence } = best;
  return { ...tonal, key: tonic, scale: mode, label: `${tonic} ${mode.toLowerCase()}`, confidence, candidates: ranked };
}

function withHeard(candidates: readonly KeyCandidate[], heard: KeyOpinion): KeyCandidate[] {
  if (candidates.some((candidate) => isSameKey(candidate, heard))) return [...candidates];
  const rest = Math.max(0, 1 - candidates.reduce((sum, { confidence }) => sum + confidence, 0));
  return [...candidates, { tonic: heard.tonic, mode: heard.mode, confidence: rest * shareOfUnlisted(candidates.length) }];
}
