import { createLoudnessPass } from '../pass/loudness-pass';
import { renderSine } from '../synthesis/elementary-signals';
import { channelWeights } from './channel-weights';

const sampleRateHz = 44_100;
const layouts: readonly (readonly [name: string, channelCount: number, channelMask: number | undefined, weights: readonly number[]])[] = [
  ['mono', 1, undefined, [1]],
  ['stereo', 2, undefined, [1, 1]],
  ['quadraphony', 4, undefined, [1, 1, 1.41, 1.41]],
  ['five channels', 5, undefined, [1, 1, 1, 1.41, 1.41]],
  ['5.1', 6, undefined, [1, 1, 1, 0, 1.41, 1.41]],
  ['6.1', 7, undefined, [1, 1, 1, 0, 1, 1.41, 1.41]],
  ['7.1', 8, undefined, [1, 1, 1, 0, 1, 1, 1.41, 1.41]],
  ['5.1 with its surrounds at the back', 6, 0x3f, [1, 1, 1, 0, 1.41, 1.41]],
  ['5.1 with its surrounds at the sides', 6, 0x60f, [1, 1, 1, 0, 1.41, 1.41]],
  ['7.1 with wide fronts', 8, 0x6cf, [1, 1, 1, 0, 1, 1, 1.41, 1.41]],
  ['2.1', 3, 0xb, [1, 1, 0]],
  ['a front and a back centre', 4, 0x107, [1, 1, 1, 1]],
  ['six channels that all have a place in front', 6, 0x30cf, [1, 1, 1, 0, 1, 1]],
  ['two channels more than loudspeakers', 4, 0x3, [1, 1, 1, 1]],
  ['fewer channels than loudspeakers', 2, 0x3f, [1, 1]],
  ['a mask that names nobody', 6, 0, [1, 1, 1, 0, 1.41, 1.41]],
];

describe(channelWeights, () => {
  it.each(layouts)('follows the places of the loudspeakers: %s', (_, channelCount, channelMask, weights) => {
    expect(channelWeights(channelCount, channelMask)).toEqual(weights);
  });

  it.each([
    ['a front', 0, undefined, 0],
    ['a surround', 4, undefined, 10 * Math.log10(1.41)],
    ['a channel that the mask puts in front', 4, 0xcf, 0],
  ])('weighs %s in the loudness of a file', (_, channel, channelMask, expectedLu) => {
    const tone = renderSine({ frequencyHz: 997, amplitude: 0.1, durationSeconds: 3, sampleRateHz });
    const silence = new Float32Array(tone.length);
    const loudnessOf = (channels: readonly Float32Array[], mask?: number): number | null => {
      const pass = createLoudnessPass({ sampleRateHz, channels: channels.length, channelMask: mask });
      pass.push(channels);
      return pass.finish().integratedLufs;
    };
    const alone = Array.from({ length: 6 }, (_row, index) => (index === channel ? tone : silence));
    expect((loudnessOf(alone, channelMask) ?? -99) - (loudnessOf([tone]) ?? 0)).toBeCloseTo(expectedLu, 3);
  });

  it('leaves the low-frequency effects out, wherever the mask puts them', () => {
    const tone = renderSine({ frequencyHz: 60, amplitude: 0.5, durationSeconds: 3, sampleRateHz });
    const silence = new Float32Array(tone.length);
    const pass = createLoudnessPass({ sampleRateHz, channels: 3, channelMask: 0xb });
    pass.push([silence, silence, tone]);
    expect(pass.finish().integratedLufs).toBeNull();
  });
});
