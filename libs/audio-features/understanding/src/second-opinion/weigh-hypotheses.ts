export interface Hypothesis {
  /** How likely it was before, 0 to 1. */
  readonly confidence: number;
  /** How likely the second opinion would say what it said if this were the truth, 0 to 1. */
  readonly likelihood: number;
}

/**
 * Bayes' rule in log-odds, tempered: each hypothesis gains by the logarithm of its likelihood times the independence.
 *
 * @param hypotheses all there are, the one that none of the others is true among them
 * @param independence what the observation counts for: 0 = nothing new, 1 = heard independently of what was believed before
 * @returns confidences in the same order that sum to 1; unchanged when nothing is left to believe
 */
export function weighHypotheses(hypotheses: readonly Hypothesis[], independence: number): number[] {
  const weights = hypotheses.map(({ confidence, likelihood }) => confidence * likelihood ** independence);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total > 0 ? weights.map((weight) => weight / total) : hypotheses.map(({ confidence }) => confidence);
}
