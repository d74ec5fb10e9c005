import { KWeightedMeter } from '../loudness/k-weighted-meter';
import { kWeightingFilter } from '../loudness/k-weighting-filter';
import { ChannelBlock } from '../pass/channel-block';
import { referenceBiquad } from '../reference/biquad';
import { randomValues } from '../reference/kernel-values';
import { createKernels } from './kernels';

const energy = (samples: Float64Array) => samples.reduce((sum, sample) => sum + sample ** 2, 0);

/** Mean squares of every 10 ms, measured in blocks that end where `cuts` says. */
function measure(channels: readonly Float32Array[], sampleRateHz: number, cuts: readonly number[]): Float32Array {
  const options = { kernels: createKernels(), sampleRateHz, channelCount: channels.length, capacity: 50_000 };
  const block = new ChannelBlock(options);
  const meter = new KWeightedMeter(options);
  cuts.forEach((to, index) => {
    block.append(channels, cuts[index - 1] ?? 0, to);
    meter.add(block);
    block.clear();
  });
  return meter.finish(0);
}

describe('kWeightedEnergies', () => {
  it.each([8_000, 11_025, 44_100, 192_000])('agrees with the plain filters at %i Hz', (sampleRateHz) => {
    const { shelf, highPass } = kWeightingFilter(sampleRateHz);
    const channels = [randomValues(20_000, { seed: 1 }), randomValues(20_000, { seed: 2, low: 0, high: 0.5 })];

    const measured = measure(channels, sampleRateHz, [1, 1_234, 20_000]);

    const weighted = channels.map((samples) => referenceBiquad(highPass, referenceBiquad(shelf, samples)));
    expect(measured).toHaveLength(Math.floor((20_000 * 100) / sampleRateHz));
    measured.forEach((meanSquare, stretch) => {
      const [from, to] = [Math.round((stretch * sampleRateHz) / 100), Math.round(((stretch + 1) * sampleRateHz) / 100)];
      const expected = weighted.reduce((sum, samples) => sum + energy(samples.subarray(from, to)), 0) / (to - from);
      expect(meanSquare / expected).toBeCloseTo(1, 5);
    });
  });

  it('gives the same however the samples are cut', () => {
    const channels = [1, 2, 3].map((seed) => randomValues(10_000, { seed }));

    const whole = measure(channels, 44_100, [10_000]);

    expect(measure(channels, 44_100, [3, 440, 441, 442, 5_000, 10_000])).toEqual(whole);
  });
});
