import { candidateProbabilities, classProbabilities, type Network } from './network';

/** One hidden unit that passes on its only input. */
const passing: Network = {
  means: [10],
  scales: [2],
  hiddenWeights: [0.5],
  hiddenBiases: [0],
  outputWeights: [4],
  outputBiases: [0],
  noneScore: null,
  temperature: 1,
};
const row = (value: number) => Float32Array.of(value);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('candidateProbabilities', () => {
  it('shares out one among the candidates, most to the one that scores best', () => {
    const [low = 0, high = 0, middle = 0] = candidateProbabilities(passing, [row(8), row(12), row(10)]);
    expect(low + high + middle).toBeCloseTo(1);
    expect(high).toBeGreaterThan(middle);
    expect(middle).toBeGreaterThan(low);
    expect(Math.log(high / low)).toBeCloseTo(8 * Math.tanh(0.5));
  });

  it('leaves something to none of them where that can be', () => {
    const network = { ...passing, noneScore: 0 };
    expect(candidateProbabilities(network, [row(10)])[0]).toBeCloseTo(0.5);
    expect(sum(candidateProbabilities(network, [row(0), row(1)]))).toBeLessThan(0.1);
  });

  it('is less sure at a higher temperature', () => {
    const candidates = [row(9), row(11)];
    const [, cool = 0] = candidateProbabilities(passing, candidates);
    const [, warm = 0] = candidateProbabilities({ ...passing, temperature: 3 }, candidates);
    expect(warm).toBeLessThan(cool);
    expect(warm).toBeGreaterThan(0.5);
  });

  it('lets no single input run away', () => {
    expect(candidateProbabilities(passing, [row(1e6), row(18)])).toEqual([0.5, 0.5]);
  });
});

describe('classProbabilities', () => {
  it('gives each output its share', () => {
    const network = { ...passing, outputWeights: [4, -4], outputBiases: [0, 0] };
    const [first = 0, second = 0] = classProbabilities(network, row(12));
    expect(first + second).toBeCloseTo(1);
    expect(first).toBeGreaterThan(0.95);
  });
});
