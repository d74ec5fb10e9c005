import { closeSync, ftruncateSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeWav } from '@earshot/audio-features/dsp';
import { measuredFeatures, type ErrorCode } from '@earshot/contracts';
import { sineSignal, wavFile } from '@earshot/testing';
import type { AnalysisTasks } from './analysis-tasks';
import { workerEntry } from './worker-entry';
import { WorkerPool } from './worker-pool';

const fixtures = join(__dirname, '../../../decode/src/__fixtures__');
const sampleRateHz = 44_100;
const maxDurationSeconds = 600;
const timeoutMs = 20_000;

const music = wavFile(sineSignal({ durationSeconds: 1 }));
const patched = (bytes: Buffer, offset: number, patch: Uint8Array | readonly number[]): Buffer => {
  const changed = Buffer.from(bytes);
  changed.set(patch, offset);
  return changed;
};
const little = (value: number, bytes: 2 | 4): number[] =>
  Array.from({ length: bytes }, (_, index) => Math.floor(value / 256 ** index) % 256);
const floats = (length: number, sampleAt: (index: number) => number): Buffer => {
  const samples = Float32Array.from({ length }, (_, index) => sampleAt(index));
  return encodeWav({ left: samples, right: samples, sampleRateHz }, 'float32');
};

/** Mono, 16 bits, 65,535 silent samples in every twelve bytes, and no word about how long it is. */
function flacBomb(frames: number): Buffer {
  const streamInfo = Buffer.alloc(34);
  streamInfo.writeUInt16BE(65_535, 0);
  streamInfo.writeUInt16BE(65_535, 2);
  streamInfo.writeUInt32BE(((sampleRateHz << 12) | (15 << 4)) >>> 0, 10);
  const silence = Array.from({ length: frames }, (_, frame) => silentFlacFrame(frame));
  return Buffer.concat([Buffer.from('fLaC'), Buffer.from([0x80, 0, 0, 34]), streamInfo, ...silence]);
}

function silentFlacFrame(number: number): Buffer {
  const codedNumber = number < 0x80 ? [number] : [0xc0 | (number >> 6), 0x80 | (number & 0x3f)];
  const header = [0xff, 0xf8, 0x79, 0x08, ...codedNumber, 0xff, 0xfe];
  const frame = [...header, checksum(header, 8, 0x07), 0, 0, 0];
  const sum = checksum(frame, 16, 0x8005);
  return Buffer.from([...frame, sum >> 8, sum & 0xff]);
}

function checksum(bytes: readonly number[], bits: 8 | 16, polynomial: number): number {
  const [top, mask] = [1 << (bits - 1), (1 << bits) - 1];
  return bytes.reduce((start, byte) => {
    let sum = start ^ (byte << (bits - 8));
    for (let bit = 0; bit < 8; bit += 1) sum = ((sum << 1) ^ (sum & top ? polynomial : 0)) & mask;
    return sum;
  }, 0);
}

describe('the analysis threads, given hostile files', () => {
  let folder: string;
  const pool = new WorkerPool<AnalysisTasks>({
    entry: workerEntry(join(__dirname, 'analysis.worker')),
    size: 1,
    maxWaiting: 10,
    maxMemoryBytes: 512 * 1024 ** 2,
  });
  const saved = (bytes: Uint8Array): string => {
    const path = join(folder, 'file.wav');
    writeFileSync(path, bytes);
    return path;
  };
  const probe = (path: string) => pool.run('probe', { path, maxDurationSeconds }, { timeoutMs });
  const measure = (path: string) => pool.run('measure', { path, level: 'DETAILED', maxDurationSeconds }, { timeoutMs });
  /** Whatever came before, the next file is measured as if nothing had been. */
  const expectNextFileToWork = async (): Promise<void> => {
    const { features } = await measure(saved(music));
    expect(features.durationSeconds).toBeCloseTo(1, 3);
  };

  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'earshot-hostile-'))));
  afterAll(async () => {
    await pool.close();
    rmSync(folder, { recursive: true });
  });

  const refused: readonly (readonly [what: string, code: ErrorCode, bytes: Buffer])[] = [
    [
      'a program that is called .wav',
      'UNSUPPORTED_AUDIO_FORMAT',
      Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(4_096, 1)]),
    ],
    ['a film that is called .wav', 'UNSUPPORTED_AUDIO_FORMAT', Buffer.from('3026b2758e66cf11a6d900aa0062ce6c'.padEnd(8_192, '0'), 'hex')],
    ['a page that is called .wav', 'UNSUPPORTED_AUDIO_FORMAT', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['an archive with a WAV file in it', 'UNSUPPORTED_AUDIO_FORMAT', Buffer.concat([Buffer.from('PK\x03\x04\x14\0\0\0\0\0'), music])],
    [
      'a page that looks like a WAV file at the beginning',
      'INVALID_AUDIO',
      Buffer.from('RIFF\xff\xff\xff\xffWAVE<script>alert(1)</script>', 'latin1'),
    ],
    ['a WAV file with no channels', 'INVALID_AUDIO', patched(music, 22, little(0, 2))],
    ['a WAV file with 65,535 channels', 'INVALID_AUDIO', patched(music, 22, little(65_535, 2))],
    ['a WAV file without a sample rate', 'INVALID_AUDIO', patched(music, 24, little(0, 4))],
    ['a WAV file at 4 GHz', 'INVALID_AUDIO', patched(music, 24, little(4e9, 4))],
    ['a WAV file with 0 bits', 'INVALID_AUDIO', patched(music, 34, little(0, 2))],
    ['a WAV file with an odd block', 'INVALID_AUDIO', patched(music, 32, little(3, 2))],
    ['a WAV file without samples', 'INVALID_AUDIO', floats(0, () => 0)],
    ['a WAV file full of NaN', 'INVALID_AUDIO', floats(sampleRateHz, () => NaN)],
    ['a WAV file with one endless sample', 'INVALID_AUDIO', floats(sampleRateHz, (index) => (index === 9_999 ? Infinity : 0.1))],
    ['an MP3 that is all tag', 'INVALID_AUDIO', Buffer.concat([Buffer.from('ID3\x03\0\0\x7f\x7f\x7f\x7f', 'latin1'), Buffer.alloc(900)])],
    ['a FLAC bomb of fifty minutes in 24 kilobytes', 'AUDIO_TOO_LONG', flacBomb(2_000)],
    ['an M4A box that claims to be larger than any file', 'UNSUPPORTED_AUDIO_FORMAT', hugeBox()],
  ];

  it.each(refused)('refuse %s with %s', async (_, code, bytes) => {
    await expect(measure(saved(bytes))).rejects.toMatchObject({ name: 'EarshotError', code });
    await expectNextFileToWork();
  });

  it.each(refused.filter(([, code]) => code !== 'AUDIO_TOO_LONG'))('refuse %s before it is even stored', async (_, code, bytes) => {
    await expect(probe(saved(bytes))).rejects.toMatchObject({ name: 'EarshotError', code });
    await expectNextFileToWork();
  });

  it.each([
    ['one sample', floats(1, () => 0.5)],
    ['a steady offset', floats(sampleRateHz, () => 0.7)],
    ['denormal samples', floats(sampleRateHz, () => 1e-42)],
    ['samples far above full scale', floats(sampleRateHz, (index) => 9e5 * Math.sin(index))],
    ['a data chunk that claims 4 GB', patched(music, 40, little(0xffff_ffff, 4))],
    ['an MP3 cut in the middle of a frame', readFileSync(join(fixtures, 'sine.mp3')).subarray(0, 4_000)],
  ])('find only numbers in %s', async (_, bytes) => {
    const { features } = await measure(saved(bytes));
    expect(measuredFeatures.safeParse(features).error).toBeUndefined();
    expect(JSON.stringify(features)).not.toContain('NaN');
  });

  it('pass over a tag of a hundred megabytes in front of an MP3', async () => {
    const path = join(folder, 'tagged.mp3');
    const tagBytes = 100 * 1024 ** 2;
    const file = openSync(path, 'w');
    const size = [21, 14, 7, 0].map((shift) => (tagBytes >> shift) & 0x7f);
    writeSync(file, Buffer.from([...Buffer.from('ID3\x03\0\0', 'latin1'), ...size]), 0, 10, 0);
    ftruncateSync(file, tagBytes + 10);
    const audio = readFileSync(join(fixtures, 'sine.mp3'));
    writeSync(file, audio, 0, audio.length, tagBytes + 10);
    closeSync(file);
    expect((await measure(path)).features.durationSeconds).toBeGreaterThan(0.5);
  });
});

/** A `moov` box whose 64-bit length reaches beyond every file. */
function hugeBox(): Buffer {
  const type = Buffer.from('\0\0\0\x18ftypM4A \0\0\0\0M4A mp42', 'latin1');
  const box = Buffer.from([0, 0, 0, 1, ...Buffer.from('moov'), 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
  return Buffer.concat([type, box, Buffer.alloc(2_000)]);
}
