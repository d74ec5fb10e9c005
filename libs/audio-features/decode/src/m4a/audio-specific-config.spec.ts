import { readAudioSpecificConfig } from './audio-specific-config';

const read = (hex: string): unknown => readAudioSpecificConfig(new Uint8Array(Buffer.from(hex, 'hex')), 2);

describe(readAudioSpecificConfig, () => {
  it.each([
    ['AAC-LC at 44.1 kHz', '1210', { codec: 'AAC-LC', sampleRateHz: 44_100, channels: 2, frameSamples: 1_024 }],
    ['AAC-LC with frames of 960 samples', '1214', { codec: 'AAC-LC', sampleRateHz: 44_100, channels: 2, frameSamples: 960 }],
    [
      'AAC-LC at 16 kHz, which is doubled when nothing is said',
      '1408',
      { codec: 'AAC-LC', sampleRateHz: 32_000, channels: 1, frameSamples: 2_048 },
    ],
    [
      'AAC-LC at 16 kHz, of which it is said that nothing is replicated',
      '140856e500',
      { codec: 'AAC-LC', sampleRateHz: 16_000, channels: 1, frameSamples: 1_024 },
    ],
    ['HE-AAC, declared the compatible way', '139056e5a0', { codec: 'AAC-LC', sampleRateHz: 44_100, channels: 2, frameSamples: 2_048 }],
    ['HE-AAC, declared outright', '2b920800', { codec: 'HE-AAC', sampleRateHz: 44_100, channels: 2, frameSamples: 2_048 }],
    [
      'HE-AAC v2, whose one channel becomes two',
      'eb8a0800',
      { codec: 'HE-AAC v2', sampleRateHz: 44_100, channels: 2, frameSamples: 2_048 },
    ],
  ])('reads %s', (_, hex, expected) => {
    expect(read(hex)).toEqual(expected);
  });

  it('refuses what the decoder does not know, and what is cut off', () => {
    expect(() => read('f95e4000')).toThrow(expect.objectContaining({ code: 'UNSUPPORTED_AUDIO_FORMAT' }));
    expect(() => read('12')).toThrow(expect.objectContaining({ code: 'INVALID_AUDIO' }));
  });
});
