import { largestDeviation, type Network } from '../rhythm/network/network';
import { SeededRandom } from '../synthesis/seeded-random';
import { Adam } from './adam';
import { backpropagate, type StandardExample } from './backpropagate';
import { initialParameters, isWeight, layoutOf, type NetworkLayout } from './network-parameters';
import type { TrainingExample } from './training-example';

export interface NetworkTrainingOptions {
  readonly outputs: number;
  readonly allowsNone: boolean;
  readonly seed: number;
  readonly units: number;
  readonly epochs: number;
}

const batchSize = 64;
const fastestRate = 3e-3;
const weightDecay = 0.1;
/** Share of the inputs that each example goes without, so that no decision hangs on one of them. */
const droppedShare = 0.1;

/** Trains a network with one hidden layer to give the right answers high scores. The same examples and seed give the same weights. */
export function trainNetwork(examples: readonly TrainingExample[], options: NetworkTrainingOptions): Network {
  const { outputs, allowsNone, seed, units, epochs } = options;
  const { means, scales } = statisticsOf(examples);
  const standard = examples.map((example) => standardise(example, means, scales));
  const layout = layoutOf({ inputs: means.length, units, outputs });
  const random = new SeededRandom(seed);
  const parameters = initialParameters(layout, random);
  const adam = new Adam(parameters);
  const batches = Math.ceil(standard.length / batchSize);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const order = shuffled(standard, random);
    for (let batch = 0; batch < batches; batch += 1) {
      const gradient = new Float64Array(layout.length);
      const chosen = order.slice(batch * batchSize, (batch + 1) * batchSize);
      for (const example of chosen) backpropagate(withDroppedInputs(example, random), { layout, parameters, gradient, allowsNone });
      gradient.forEach((value, index) => {
        gradient[index] = value / chosen.length;
      });
      const progress = (epoch * batches + batch) / (epochs * batches);
      const rate = fastestRate * 0.5 * (1 + Math.cos(Math.PI * progress));
      adam.step({ gradient, rate, decayOf: (index) => (isWeight(layout, index) ? weightDecay : 0) });
    }
  }
  return { means, scales, ...networkOf(parameters, layout, allowsNone), temperature: 1 };
}

function statisticsOf(examples: readonly TrainingExample[]): { means: number[]; scales: number[] } {
  const rows = examples.flatMap((example) => example.rows);
  const inputs = rows[0]?.length ?? 0;
  const meanOf = (value: (row: Float32Array) => number) => rows.reduce((sum, row) => sum + value(row), 0) / rows.length;
  const means = Array.from({ length: inputs }, (_, input) => rounded(meanOf((row) => row[input] ?? 0)));
  const scales = means.map((mean, input) => rounded(Math.sqrt(meanOf((row) => ((row[input] ?? 0) - mean) ** 2)) + 1e-6));
  return { means, scales };
}

function standardise({ rows, label }: TrainingExample, means: readonly number[], scales: readonly number[]): StandardExample {
  const standard = rows.map((row) =>
    Float64Array.from(row, (value, input) => {
      const deviation = (value - (means[input] ?? 0)) / (scales[input] ?? 1);
      return Math.max(-largestDeviation, Math.min(largestDeviation, deviation));
    }),
  );
  return { rows: standard, label };
}

function shuffled<T>(values: readonly T[], random: SeededRandom): T[] {
  return values
    .map((value) => ({ value, place: random.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ value }) => value);
}

function withDroppedInputs({ rows, label }: StandardExample, random: SeededRandom): StandardExample {
  const inputs = rows[0]?.length ?? 0;
  const gains = Float64Array.from({ length: inputs }, () => (random.chance(droppedShare) ? 0 : 1 / (1 - droppedShare)));
  return { rows: rows.map((row) => row.map((value, input) => value * (gains[input] ?? 0))), label };
}

function networkOf(parameters: Float64Array, layout: NetworkLayout, allowsNone: boolean) {
  const { hiddenBiases, outputWeights, outputBiases, noneScore } = layout;
  const part = (from: number, to: number) => Array.from(parameters.subarray(from, to), rounded);
  return {
    hiddenWeights: part(0, hiddenBiases),
    hiddenBiases: part(hiddenBiases, outputWeights),
    outputWeights: part(outputWeights, outputBiases),
    outputBiases: part(outputBiases, noneScore),
    noneScore: allowsNone ? rounded(parameters[noneScore] ?? 0) : null,
  };
}

/** Four digits are more than the examples can tell. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
