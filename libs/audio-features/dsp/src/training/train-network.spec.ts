import { candidateProbabilities, classProbabilities } from '../rhythm/network/network';
import { SeededRandom } from '../synthesis/seeded-random';
import { calibrateTemperature } from './calibrate-temperature';
import { trainNetwork } from './train-network';
import type { TrainingExample } from './training-example';

const options = { outputs: 1, allowsNone: false, seed: 7, units: 8, epochs: 60 };

/** Three candidates; right is the one whose two inputs have the same sign. `noise` is the share of wrong labels. */
function choices(count: number, noise = 0): TrainingExample[] {
  const random = new SeededRandom(5);
  const sign = () => (random.chance(0.5) ? 1 : -1);
  return Array.from({ length: count }, (_, index) => {
    const right = index % 3;
    const rows = Array.from({ length: 3 }, (_row, candidate) => {
      const first = sign();
      return Float32Array.of(first * random.between(0.5, 1), (candidate === right ? first : -first) * random.between(0.5, 1));
    });
    return { rows, label: random.chance(noise) ? (right + 1) % 3 : right, group: `group ${index % 7}` };
  });
}

const shareRight = (network: ReturnType<typeof trainNetwork>, examples: readonly TrainingExample[]) =>
  examples.filter(({ rows, label }) => {
    const probabilities = candidateProbabilities(network, rows);
    return probabilities.indexOf(Math.max(...probabilities)) === label;
  }).length / examples.length;

describe('trainNetwork', () => {
  it('learns what no straight line can tell', () => {
    const examples = choices(600);
    expect(shareRight(trainNetwork(examples, options), examples)).toBeGreaterThan(0.95);
  });

  it('learns classes', () => {
    const random = new SeededRandom(9);
    const examples = Array.from({ length: 300 }, () => {
      const value = random.between(-1, 1);
      return { rows: [Float32Array.of(value)], label: value < -0.3 ? 0 : value < 0.3 ? 1 : 2, group: 'all' };
    });
    const network = trainNetwork(examples, { ...options, outputs: 3 });
    const best = [-0.9, 0, 0.9].map((value) => {
      const probabilities = classProbabilities(network, Float32Array.of(value));
      return probabilities.indexOf(Math.max(...probabilities));
    });
    expect(best).toEqual([0, 1, 2]);
  });

  it('learns that none of the candidates may be right', () => {
    const none = Array.from({ length: 300 }, () => ({ rows: [Float32Array.of(-1)], label: -1, group: 'none' }));
    const some = Array.from({ length: 300 }, () => ({ rows: [Float32Array.of(1)], label: 0, group: 'some' }));
    const network = trainNetwork([...none, ...some], { ...options, allowsNone: true });
    expect(candidateProbabilities(network, [Float32Array.of(-1)])[0]).toBeLessThan(0.2);
    expect(candidateProbabilities(network, [Float32Array.of(1)])[0]).toBeGreaterThan(0.8);
  });

  it('gives the same weights again', () => {
    const examples = choices(60);
    const briefly = { ...options, epochs: 2 };
    expect(trainNetwork(examples, briefly)).toEqual(trainNetwork(examples, briefly));
    expect(trainNetwork(examples, { ...briefly, seed: 8 })).not.toEqual(trainNetwork(examples, briefly));
  });
});

describe('calibrateTemperature', () => {
  it('warms a network that learnt by heart what cannot be known', () => {
    const random = new SeededRandom(11);
    const row = () => Float32Array.from({ length: 12 }, () => random.between(-1, 1));
    const chance = Array.from({ length: 60 }, (_, index) => ({
      rows: [row(), row(), row()],
      label: Math.floor(3 * random.next()),
      group: `group ${index % 6}`,
    }));
    expect(calibrateTemperature(chance, { ...options, epochs: 150 })).toBeGreaterThan(1.5);
  });
});
