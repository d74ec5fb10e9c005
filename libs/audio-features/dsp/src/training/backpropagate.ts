import type { NetworkLayout } from './network-parameters';

export interface StandardExample {
  /** Standardised inputs, one row after the other. */
  readonly rows: readonly Float64Array[];
  readonly label: number;
}

interface BackpropagationOptions {
  readonly layout: NetworkLayout;
  readonly parameters: Float64Array;
  /** What the gradient is added to. */
  readonly gradient: Float64Array;
  readonly allowsNone: boolean;
}

/** Adds the gradient of the cross-entropy of one example: softmax over all outputs of all rows and, where that can be, none of them. */
export function backpropagate(example: StandardExample, options: BackpropagationOptions): void {
  const { layout, parameters, gradient, allowsNone } = options;
  const hidden = example.rows.map((row) => hiddenActivations(row, layout, parameters));
  const scores = hidden.flatMap((activations) => outputScores(activations, layout, parameters));
  if (allowsNone) scores.push(parameters[layout.noneScore] ?? 0);
  const errors = softmax(scores);
  const right = example.label < 0 ? scores.length - 1 : example.label;
  errors[right] = (errors[right] ?? 0) - 1;
  if (allowsNone) gradient[layout.noneScore] = (gradient[layout.noneScore] ?? 0) + (errors.at(-1) ?? 0);
  hidden.forEach((activations, row) => {
    const ofRow = errors.slice(row * layout.outputs, (row + 1) * layout.outputs);
    const hiddenErrors = addOutputGradient(activations, ofRow, options);
    addHiddenGradient(example.rows[row] ?? new Float64Array(), hiddenErrors, options);
  });
}

function hiddenActivations(row: Float64Array, { inputs, units, hiddenBiases }: NetworkLayout, parameters: Float64Array): Float64Array {
  const sums = parameters.slice(hiddenBiases, hiddenBiases + units);
  for (let input = 0; input < inputs; input += 1) {
    const value = row[input] ?? 0;
    if (value === 0) continue;
    const weights = input * units;
    for (let unit = 0; unit < units; unit += 1) sums[unit] = (sums[unit] ?? 0) + value * (parameters[weights + unit] ?? 0);
  }
  return sums.map(Math.tanh);
}

function outputScores(activations: Float64Array, layout: NetworkLayout, parameters: Float64Array): number[] {
  const { outputs, units, outputWeights, outputBiases } = layout;
  return Array.from({ length: outputs }, (_, output) => {
    let score = parameters[outputBiases + output] ?? 0;
    for (let unit = 0; unit < units; unit += 1) {
      score += (activations[unit] ?? 0) * (parameters[outputWeights + unit * outputs + output] ?? 0);
    }
    return score;
  });
}

function softmax(scores: readonly number[]): number[] {
  const best = Math.max(...scores);
  const weights = scores.map((score) => Math.exp(score - best));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** @returns the errors of the hidden units */
function addOutputGradient(activations: Float64Array, errors: readonly number[], options: BackpropagationOptions): Float64Array {
  const { layout, parameters, gradient } = options;
  const hiddenErrors = new Float64Array(layout.units);
  errors.forEach((error, output) => {
    const bias = layout.outputBiases + output;
    gradient[bias] = (gradient[bias] ?? 0) + error;
    for (let unit = 0; unit < layout.units; unit += 1) {
      const weight = layout.outputWeights + unit * layout.outputs + output;
      gradient[weight] = (gradient[weight] ?? 0) + error * (activations[unit] ?? 0);
      hiddenErrors[unit] = (hiddenErrors[unit] ?? 0) + error * (parameters[weight] ?? 0);
    }
  });
  return hiddenErrors.map((error, unit) => error * (1 - (activations[unit] ?? 0) ** 2));
}

function addHiddenGradient(row: Float64Array, errors: Float64Array, { layout, gradient }: BackpropagationOptions): void {
  const { inputs, units, hiddenBiases } = layout;
  for (let unit = 0; unit < units; unit += 1) gradient[hiddenBiases + unit] = (gradient[hiddenBiases + unit] ?? 0) + (errors[unit] ?? 0);
  for (let input = 0; input < inputs; input += 1) {
    const value = row[input] ?? 0;
    if (value === 0) continue;
    const weights = input * units;
    for (let unit = 0; unit < units; unit += 1) gradient[weights + unit] = (gradient[weights + unit] ?? 0) + value * (errors[unit] ?? 0);
  }
}
