import { candidateProbabilities, classProbabilities, type Network } from '../rhythm/network/network';
import { trainNetwork, type NetworkTrainingOptions } from './train-network';
import type { TrainingExample } from './training-example';

/** A fifth of the groups and a fifth of the other examples are left out, another fifth each time. */
const parts = 5;
const rounds = 3;
const lowest = 0.5;
const highest = 4;
const steps = 60;

/**
 * The temperature that makes probabilities come true (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017): the one with the
 * smallest cross-entropy on examples that were left out of training, about half of them with their whole group, because the music that
 * comes will not be in the styles that were trained on.
 */
export function calibrateTemperature(examples: readonly TrainingExample[], options: NetworkTrainingOptions): number {
  const trials = Array.from({ length: rounds }, (_, round) => tryLeftOut(examples, options, round)).flat();
  const temperatures = Array.from({ length: steps + 1 }, (_, step) => lowest * (highest / lowest) ** (step / steps));
  const losses = temperatures.map((temperature) => crossEntropy(trials, temperature));
  const best = temperatures[losses.indexOf(Math.min(...losses))] ?? 1;
  return Number(best.toPrecision(3));
}

interface Trial {
  readonly network: Network;
  readonly example: TrainingExample;
}

function tryLeftOut(examples: readonly TrainingExample[], options: NetworkTrainingOptions, round: number): Trial[] {
  const groups = [...new Set(examples.map(({ group }) => group))];
  const isLeftOut = ({ group }: TrainingExample, index: number) =>
    groups.indexOf(group) % parts === round || Math.floor(index / groups.length) % parts === round;
  const network = trainNetwork(
    examples.filter((example, index) => !isLeftOut(example, index)),
    options,
  );
  return examples.filter(isLeftOut).map((example) => ({ network, example }));
}

function crossEntropy(trials: readonly Trial[], temperature: number): number {
  return trials.reduce(
    (sum, { network, example }) => sum - Math.log(Math.max(1e-9, probabilityOfTruth({ ...network, temperature }, example))),
    0,
  );
}

function probabilityOfTruth(network: Network, { rows, label }: TrainingExample): number {
  const [first] = rows;
  if (network.outputBiases.length > 1) return first ? (classProbabilities(network, first)[label] ?? 0) : 0;
  const probabilities = candidateProbabilities(network, rows);
  return label < 0 ? 1 - probabilities.reduce((sum, value) => sum + value, 0) : (probabilities[label] ?? 0);
}
