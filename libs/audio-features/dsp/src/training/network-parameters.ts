import type { SeededRandom } from '../synthesis/seeded-random';

/** Where the weights of a network lie in one flat array, as the optimiser wants them. */
export interface NetworkLayout {
  readonly inputs: number;
  readonly units: number;
  readonly outputs: number;
  readonly hiddenBiases: number;
  readonly outputWeights: number;
  readonly outputBiases: number;
  readonly noneScore: number;
  readonly length: number;
}

export function layoutOf({ inputs, units, outputs }: Pick<NetworkLayout, 'inputs' | 'units' | 'outputs'>): NetworkLayout {
  const hiddenBiases = inputs * units;
  const outputWeights = hiddenBiases + units;
  const outputBiases = outputWeights + units * outputs;
  const noneScore = outputBiases + outputs;
  return { inputs, units, outputs, hiddenBiases, outputWeights, outputBiases, noneScore, length: noneScore + 1 };
}

/** Random weights whose sums have about unit variance; biases are zero. */
export function initialParameters(layout: NetworkLayout, random: SeededRandom): Float64Array {
  const { inputs, units, hiddenBiases, outputWeights, outputBiases } = layout;
  return Float64Array.from({ length: layout.length }, (_, index) => {
    if (index < hiddenBiases) return normal(random) / Math.sqrt(inputs);
    return index >= outputWeights && index < outputBiases ? normal(random) / Math.sqrt(units) : 0;
  });
}

/** Whether a parameter is a weight, which is held small, or a bias, which is not. */
export function isWeight({ hiddenBiases, outputWeights, outputBiases }: NetworkLayout, index: number): boolean {
  return index < hiddenBiases || (index >= outputWeights && index < outputBiases);
}

/** Box and Muller, 1958. */
function normal(random: SeededRandom): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
