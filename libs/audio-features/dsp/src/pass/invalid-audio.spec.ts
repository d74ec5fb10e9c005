import { analyseSamples } from './analyse-samples';
import { createAnalysisPass } from './analysis-pass';

const options = { sampleRateHz: 44_100, channels: 2, level: 'DETAILED' } as const;

describe('invalid audio', () => {
  it.each([
    [Number.NaN, 'not a number'],
    [Number.POSITIVE_INFINITY, 'not a number'],
    [Number.NEGATIVE_INFINITY, 'not a number'],
    [1e9, 'far beyond full scale'],
  ])('names the second and the channel of a sample of %d', (bad, what) => {
    const right = new Float32Array(100_000).fill(0.1);
    right[66_150] = bad;

    expect(() => analyseSamples({ channels: [new Float32Array(100_000), right], sampleRateHz: 44_100, level: 'BASIC' })).toThrow(
      expect.objectContaining({
        code: 'INVALID_AUDIO',
        message: `The sample at 1.500 s in channel 2 is ${what}.`,
        details: { seconds: 1.5, channel: 2 },
      }),
    );
  });

  it('is a file without samples', () => {
    const pass = createAnalysisPass(options);
    pass.push([new Float32Array(0), new Float32Array(0)]);

    expect(() => pass.finish()).toThrow(expect.objectContaining({ code: 'INVALID_AUDIO' }));
  });

  it.each([
    { ...options, channels: 0 },
    { ...options, channels: 9 },
    { ...options, channels: 1.5 },
    { ...options, sampleRateHz: 0 },
    { ...options, sampleRateHz: Number.NaN },
    { ...options, sampleRateHz: 4e9 },
  ])('is what has an impossible shape: %j', (impossible) => {
    expect(() => createAnalysisPass(impossible)).toThrow(expect.objectContaining({ code: 'INVALID_AUDIO' }));
  });

  it('is a chunk whose channels differ', () => {
    const pass = createAnalysisPass(options);

    expect(() => pass.push([new Float32Array(10)])).toThrow(expect.objectContaining({ code: 'INVALID_AUDIO' }));
    expect(() => pass.push([new Float32Array(10), new Float32Array(11)])).toThrow(expect.objectContaining({ code: 'INVALID_AUDIO' }));
  });
});
