import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeAudio, MemorySource } from '@earshot/audio-features/decode';
import type { StemKind } from '@earshot/contracts';
import { noiseSignal, sineSignal, wavFile } from '@earshot/testing';
import { separateFile, stemFilename } from './separate-file';

const fixtures = join(__dirname, '../../../decode/src/__fixtures__');
const maxDurationSeconds = 60;

interface Decoded {
  readonly sampleRateHz: number;
  readonly channels: readonly number[][];
}

/** What a player would hear. */
async function decode(bytes: Buffer): Promise<Decoded> {
  const channels: number[][] = [];
  let sampleRateHz = 0;
  await decodeAudio(new MemorySource(bytes), {
    maxDurationSeconds,
    onChunk: (chunk) => {
      ({ sampleRateHz } = chunk);
      chunk.channels.forEach((samples, channel) => (channels[channel] ??= []).push(...samples));
    },
  });
  return { sampleRateHz, channels };
}

describe(separateFile, () => {
  let folder: string;
  let directory: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'earshot-separate-'));
    directory = join(folder, 'stems');
    mkdirSync(directory);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const separate = (bytes: Buffer, kinds: readonly StemKind[]) => {
    const path = join(folder, 'recording');
    writeFileSync(path, bytes);
    return separateFile({ path, kinds, directory, maxDurationSeconds });
  };
  const stem = (kind: StemKind) => decode(readFileSync(join(directory, stemFilename(kind))));

  it('writes WAVs of the length, rate and channels of the recording, which add up to it', async () => {
    const recording = wavFile(noiseSignal({ durationSeconds: 0.5001, sampleRateHz: 48_000, colour: 'pink', seed: 1 }), 'int24');
    const { durationSeconds } = await separate(recording, ['CENTER', 'SIDE']);

    const [whole, centre, side] = [await decode(recording), await stem('CENTER'), await stem('SIDE')];
    expect(durationSeconds).toBeCloseTo(0.5001, 4);
    expect([centre.sampleRateHz, centre.channels.length]).toEqual([48_000, 2]);
    whole.channels.forEach((samples, channel) => {
      expect(centre.channels[channel]?.map((value, index) => value + (side.channels[channel]?.[index] ?? NaN))).toEqual(samples);
    });
  });

  it('writes nothing but what was asked for', async () => {
    await separate(wavFile(sineSignal({ durationSeconds: 0.2 })), ['PERCUSSIVE', 'BASS']);
    expect(readdirSync(directory).toSorted()).toEqual(['bass.wav', 'percussive.wav']);
  });

  it.each(['sine.mp3', 'sine.flac', 'sine-mono-vbr.mp3', 'sine-surround.ogg', 'sine.opus'])(
    'separates %s in its own channels',
    async (name) => {
      const recording = readFileSync(join(fixtures, name));
      await separate(recording, ['HARMONIC']);
      const [whole, harmonic] = [await decode(recording), await stem('HARMONIC')];
      expect(harmonic.channels.map(({ length }) => length)).toEqual(whole.channels.map(({ length }) => length));
    },
  );

  it('adds what is held and what is struck in a FLAC up to it', async () => {
    const recording = readFileSync(join(fixtures, 'sine.flac'));
    await separate(recording, ['HARMONIC', 'PERCUSSIVE']);
    const [whole, harmonic, percussive] = [await decode(recording), await stem('HARMONIC'), await stem('PERCUSSIVE')];
    const errors = whole.channels.flatMap((samples, channel) =>
      samples.map((value, index) =>
        Math.abs(value - (harmonic.channels[channel]?.[index] ?? NaN) - (percussive.channels[channel]?.[index] ?? NaN)),
      ),
    );
    // -90 dB of full scale.
    expect(errors.reduce((largest, error) => Math.max(largest, error), 0)).toBeLessThan(10 ** (-90 / 20));
  });

  it('says that a recording of six channels has no centre', async () => {
    await expect(separate(readFileSync(join(fixtures, 'sine-surround.ogg')), ['HARMONIC', 'CENTER'])).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'kinds' },
    });
  });

  it('refuses what is no audio', async () => {
    await expect(separate(Buffer.from('no audio at all, but long enough to be looked at'), ['BASS'])).rejects.toMatchObject({
      code: 'UNSUPPORTED_AUDIO_FORMAT',
    });
  });

  it('separates what is there of a recording that breaks off', async () => {
    const recording = wavFile(sineSignal({ durationSeconds: 2 }));
    const { durationSeconds } = await separate(recording.subarray(0, recording.length / 2), ['BASS']);
    expect(durationSeconds).toBeCloseTo(1, 2);
  });

  it('says that there is no room when the disk refuses', async () => {
    rmSync(directory, { recursive: true });
    await expect(separate(wavFile(sineSignal({ durationSeconds: 0.2 })), ['BASS'])).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });
});
