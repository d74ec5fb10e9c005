import { encodeWav } from './encode-wav';

const signal = { sampleRateHz: 48_000, left: Float32Array.of(0, 0.5, -1, 2), right: Float32Array.of(0.25, -0.5, 1, -2) };

describe('encodeWav', () => {
  it('writes a header that says what follows', () => {
    const wav = encodeWav(signal, 'int24');
    expect([wav.toString('latin1', 0, 4), wav.toString('latin1', 8, 16), wav.toString('latin1', 36, 40)]).toEqual([
      'RIFF',
      'WAVEfmt ',
      'data',
    ]);
    expect([wav.readUInt32LE(4), wav.readUInt32LE(40)]).toEqual([wav.length - 8, 24]);
    expect([wav.readUInt16LE(20), wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)]).toEqual([1, 2, 48_000, 24]);
  });

  it('interleaves the channels and clips integers at full scale', () => {
    const wav = encodeWav(signal, 'int16');
    const samples = Array.from({ length: 8 }, (_, index) => wav.readInt16LE(44 + 2 * index));
    expect(samples).toEqual([0, 8_192, 16_384, -16_384, -32_768, 32_767, 32_767, -32_768]);
  });

  it('keeps floats above full scale and those that are no numbers', () => {
    const wav = encodeWav({ ...signal, right: Float32Array.of(Number.NaN, 0, 0, 0) }, 'float32');
    expect(wav.readUInt16LE(20)).toBe(3);
    expect(wav.readFloatLE(44 + 24)).toBe(2);
    expect(wav.readFloatLE(48)).toBeNaN();
  });
});
