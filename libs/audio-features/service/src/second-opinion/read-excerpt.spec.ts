import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeWav } from '@earshot/audio-features/dsp';
import { readExcerpt } from './read-excerpt';

const sampleRateHz = 44_100;
const maxDurationSeconds = 60;

describe(readExcerpt, () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'earshot-excerpt-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Left rises by the second, right is silent. */
  const fileOf = (durationSeconds: number, rateHz: number, level = 1): string => {
    const length = Math.round(durationSeconds * rateHz);
    const left = Float32Array.from({ length }, (_, index) => (level * (1 + Math.floor(index / rateHz))) / 10);
    const path = join(folder, `${durationSeconds}-${rateHz}-${level}.wav`);
    writeFileSync(path, encodeWav({ left, right: new Float32Array(length), sampleRateHz: rateHz }, 'float32'));
    return path;
  };
  const read = (path: string, startSeconds: number, durationSeconds: number) =>
    readExcerpt(path, { startSeconds, durationSeconds, sampleRateHz, maxDurationSeconds });

  it('reads the stretch that is asked for, mixed to one channel, with a peak of one', async () => {
    const samples = await read(fileOf(6, 44_100), 2.5, 2);
    expect(samples).toHaveLength(2 * sampleRateHz);
    expect([samples[0], samples[sampleRateHz], samples.at(-1)].map((sample) => sample?.toFixed(3))).toEqual(['0.600', '0.800', '1.000']);
  });

  it('reads to the end of a file that is shorter', async () => {
    expect(await read(fileOf(3, 44_100), 2, 30)).toHaveLength(sampleRateHz);
  });

  it.each([8_000, 48_000, 96_000])('brings a file at %i Hz to the rate that is asked for', async (rateHz) => {
    const samples = await read(fileOf(4, rateHz), 1, 2);
    expect(samples).toHaveLength(2 * sampleRateHz);
    expect(samples[sampleRateHz / 2]).toBeCloseTo((samples[sampleRateHz + sampleRateHz / 2] ?? 0) * (2 / 3), 3);
  });

  it('finds nothing in silence and nothing behind the end', async () => {
    expect(await read(fileOf(2, 44_100, 0), 0, 2)).toHaveLength(0);
    expect(await read(fileOf(2, 44_100), 5, 2)).toHaveLength(0);
  });

  it('refuses samples that are no numbers', async () => {
    await expect(read(fileOf(2, 44_100, NaN), 0, 2)).rejects.toMatchObject({ code: 'INVALID_AUDIO' });
  });
});
