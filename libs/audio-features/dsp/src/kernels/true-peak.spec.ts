import { TruePeakMeter } from '../loudness/true-peak-meter';
import { ChannelBlock } from '../pass/channel-block';
import { randomValues } from '../reference/kernel-values';
import { referenceTruePeak } from '../reference/true-peak';
import { createKernels } from './kernels';

function measure(samples: Float32Array, blockLength: number): number {
  const kernels = createKernels();
  const block = new ChannelBlock({ kernels, channelCount: 1, capacity: blockLength });
  const meter = new TruePeakMeter(kernels);
  for (let from = 0; from < samples.length; from += blockLength) {
    const to = Math.min(samples.length, from + blockLength);
    block.append([samples], from, to);
    meter.add(block, Math.max(...samples.subarray(from, to).map(Math.abs)));
    block.clear();
  }
  block.appendSilence(32);
  meter.add(block, 0);
  return 10 ** ((meter.finish() ?? Number.NEGATIVE_INFINITY) / 20);
}

describe('truePeak', () => {
  it.each([37, 100, 441])('finds what interpolating everything finds, in blocks of %i samples', (blockLength) => {
    const samples = randomValues(3_000, { seed: blockLength }).map((value, index) => value * (0.2 + 0.8 * Math.sin(index / 500) ** 8));

    expect(measure(samples, blockLength)).toBeCloseTo(referenceTruePeak(samples), 5);
  });

  it('finds a peak between the last two samples', () => {
    const samples = new Float32Array(1_000);
    samples.set([0.5, 0.9, 0.9], 997);

    const expected = referenceTruePeak(samples);

    expect(expected).toBeGreaterThan(1);
    expect(measure(samples, 441)).toBeCloseTo(expected, 5);
  });
});
