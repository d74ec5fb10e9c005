/**
 * A small neural network with one hidden layer of tanh units. Its weights come from training on generated music; nothing in it is set
 * by hand.
 */
export interface Network {
  /** Mean and standard deviation of each input over the training examples. */
  readonly means: readonly number[];
  readonly scales: readonly number[];
  /** Weight from input i to hidden unit j at i × units + j. */
  readonly hiddenWeights: readonly number[];
  readonly hiddenBiases: readonly number[];
  /** Weight from hidden unit j to output k at j × outputs + k. */
  readonly outputWeights: readonly number[];
  readonly outputBiases: readonly number[];
  /** Score of "none of the candidates", where that can be. */
  readonly noneScore: number | null;
  /** Divides the scores, so that probabilities are as often right as they say. */
  readonly temperature: number;
}

/** Inputs further out than this many standard deviations say nothing more. */
export const largestDeviation = 4;

/** Scores of one set of features, one per output. */
function scoreFeatures(network: Network, features: Float32Array): Float64Array {
  const activations = hiddenSums(network, features).map(Math.tanh);
  const { outputWeights, outputBiases } = network;
  return Float64Array.from(outputBiases, (bias, output) =>
    activations.reduce((sum, activation, unit) => sum + activation * (outputWeights[unit * outputBiases.length + output] ?? 0), bias),
  );
}

function hiddenSums(network: Network, features: Float32Array): Float64Array {
  const { hiddenWeights, hiddenBiases } = network;
  const sums = Float64Array.from(hiddenBiases);
  for (let input = 0; input < features.length; input += 1) {
    const value = standardised(network, features, input);
    const row = input * sums.length;
    for (let unit = 0; unit < sums.length; unit += 1) sums[unit] = (sums[unit] ?? 0) + value * (hiddenWeights[row + unit] ?? 0);
  }
  return sums;
}

function standardised({ means, scales }: Network, features: Float32Array, input: number): number {
  const deviation = ((features[input] ?? 0) - (means[input] ?? 0)) / (scales[input] ?? 1);
  return Math.max(-largestDeviation, Math.min(largestDeviation, deviation));
}

/** Probability of each class for one set of features; they sum to 1. */
export function classProbabilities(network: Network, features: Float32Array): number[] {
  return softmax(Array.from(scoreFeatures(network, features)), network.temperature);
}

/** Probability of each candidate to be the right one; they sum to 1, or to less where none of them may be right. */
export function candidateProbabilities(network: Network, candidates: readonly Float32Array[]): number[] {
  const scores = candidates.map((features) => scoreFeatures(network, features)[0] ?? 0);
  const all = network.noneScore === null ? scores : [...scores, network.noneScore];
  return softmax(all, network.temperature).slice(0, candidates.length);
}

function softmax(scores: readonly number[], temperature: number): number[] {
  const best = Math.max(...scores);
  const weights = scores.map((score) => Math.exp((score - best) / temperature));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
