import { candidateProbabilities, classProbabilities, type Network } from '../rhythm/network/network';
import { trainNetwork, type NetworkTrainingOptions } from './train-network';
import type { TrainingExample } from './training-example';

const folds = 5;
const lowest = 0.5;
const highest = 4;
const steps = 60;

/**
 * The temperature that makes probabilities come true (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017): the one with the
 * smallest cross-entropy on examples that were left out of training, half of the time with their whole group, because the music that
 * comes will not be in the styles that were trained on.
 */
export function calibrateTemperature(examples: readonly TrainingExample[], options: NetworkTrainingOptions): number {
  const groups = [...new Set(examples.map(({ group }) => group))];
  const byExample = tryLeftOut(examples, options, (_example, index) => Math.floor(index / groups.length) % folds);
  const byGroup = tryLeftOut(examples, options, ({ group }) => groups.indexOf(group) % folds);
  const trials = [...byExample, ...byGroup];
  const temperatures = Array.from({ length: steps + 1 }, (_, step) => lowest * (highest / lowest) ** (step / steps));
  const losses = temperatures.map((temperature) => crossEntropy(trials, temperature));
  const best = temperatures[losses.indexOf(Math.min(...losses))] ?? 1;
  return Number(best.toPrecision(3));
}

interface Trial {
  readonly network: Network;
  readonly example: TrainingExample;
}

function tryLeftOut(
  examples: readonly TrainingExample[],
  options: NetworkTrainingOptions,
  foldOf: (example: TrainingExample, index: number) => number,
): Trial[] {
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const isLeftOut = (example: TrainingExample, index: number) => foldOf(example, index) === fold;
    const learnt = examples.filter((example, index) => !isLeftOut(example, index));
    const network = trainNetwork(learnt, options);
    return examples.filter(isLeftOut).map((example) => ({ network, example }));
  });
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
