import { encodeWavHeader, wavHeaderBytes } from './wav-header';

const textAt = (header: Buffer, offset: number) => header.toString('latin1', offset, offset + 4);

describe(encodeWavHeader, () => {
  it('says how the samples lie', () => {
    const header = encodeWavHeader({ sampleRateHz: 96_000, channelCount: 6, dataBytes: 1_800 });

    expect(header).toHaveLength(wavHeaderBytes);
    expect([textAt(header, 0), textAt(header, 8), textAt(header, 12)]).toEqual(['RIFF', 'WAVE', 'JUNK']);
    expect(header.readUInt32LE(4)).toBe(wavHeaderBytes - 8 + 1_800);
    expect([header.readUInt16LE(58), header.readUInt32LE(60), header.readUInt32LE(64)]).toEqual([6, 96_000, 96_000 * 18]);
    expect([header.readUInt16LE(68), header.readUInt16LE(70), header.readUInt32LE(76)]).toEqual([18, 24, 0x3f]);
    expect([textAt(header, 96), header.readUInt32LE(100)]).toEqual(['data', 1_800]);
  });

  it('counts the byte that fills up samples of an odd size', () => {
    const header = encodeWavHeader({ sampleRateHz: 8_000, channelCount: 1, dataBytes: 3 });

    expect([header.readUInt32LE(4), header.readUInt32LE(100)]).toEqual([wavHeaderBytes - 8 + 4, 3]);
  });

  it('becomes an RF64 where 32 bits are too few', () => {
    const dataBytes = 6 * 1_000_000_000;
    const header = encodeWavHeader({ sampleRateHz: 48_000, channelCount: 2, dataBytes });

    expect([textAt(header, 0), header.readUInt32LE(4), textAt(header, 12)]).toEqual(['RF64', 0xffff_ffff, 'ds64']);
    expect(header.readBigUInt64LE(20)).toBe(BigInt(wavHeaderBytes - 8 + dataBytes));
    expect([header.readBigUInt64LE(28), header.readBigUInt64LE(36)]).toEqual([BigInt(dataBytes), 1_000_000_000n]);
    expect(header.readUInt32LE(100)).toBe(0xffff_ffff);
  });

  it.each([
    [4_294_967_198, 'RIFF'],
    [4_294_967_199, 'RF64'],
  ])('with %i bytes of samples is %s', (dataBytes, expected) => {
    expect(textAt(encodeWavHeader({ sampleRateHz: 48_000, channelCount: 1, dataBytes }), 0)).toBe(expected);
  });
});
