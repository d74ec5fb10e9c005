import { createHash } from 'node:crypto';

import type { StemKind } from '@earshot/contracts';
import { randomValues } from '../reference/kernel-values';
import { renderClicks, renderSine } from '../synthesis/elementary-signals';
import { StemSeparator } from './stem-separator';

type Stems = Readonly<Record<StemKind, readonly Int32Array[]>>;

const fullScale = 2 ** 23;
const everyKind = ['HARMONIC', 'PERCUSSIVE', 'BASS', 'CENTER', 'SIDE'] as const;

interface Signal {
  readonly channels: readonly Float32Array[];
  readonly sampleRateHz?: number;
  readonly kinds?: readonly StemKind[];
  readonly chunk?: number;
}

/** The stems as integers of 24 bits, one array per channel. */
function separate({ channels, sampleRateHz = 44_100, kinds = ['HARMONIC', 'PERCUSSIVE'], chunk = 65_536 }: Signal): Stems {
  const written = new Map<StemKind, Buffer[]>();
  const onSamples = (kind: StemKind, bytes: Uint8Array) => written.set(kind, [...(written.get(kind) ?? []), Buffer.from(bytes)]);
  const separator = new StemSeparator({ sampleRateHz, channelCount: channels.length, kinds, onSamples });
  const count = channels[0]?.length ?? 0;
  for (let start = 0; start < count; start += chunk) separator.push(channels.map((samples) => samples.subarray(start, start + chunk)));
  separator.finish();
  const stemOf = (kind: StemKind) => {
    const bytes = Buffer.concat(written.get(kind) ?? []);
    const length = bytes.length / 3 / channels.length;
    return channels.map((_, channel) =>
      Int32Array.from({ length }, (_, index) => bytes.readIntLE(3 * (index * channels.length + channel), 3)),
    );
  };
  return {
    HARMONIC: stemOf('HARMONIC'),
    PERCUSSIVE: stemOf('PERCUSSIVE'),
    BASS: stemOf('BASS'),
    CENTER: stemOf('CENTER'),
    SIDE: stemOf('SIDE'),
  };
}

const digest = (channels: readonly Int32Array[]) =>
  channels.reduce((hash, samples) => hash.update(samples), createHash('sha256')).digest('hex');
function energyOf(samples: ArrayLike<number> = []): number {
  let sum = 0;
  for (let index = 0; index < samples.length; index += 1) sum += (samples[index] ?? 0) ** 2;
  return sum;
}
const levelDb = (stem: ArrayLike<number> | undefined, signal: Float32Array) =>
  10 * Math.log10(energyOf(stem) / fullScale ** 2 / energyOf(signal) + 1e-30);
const noise = (length: number, channelCount: number) =>
  Array.from({ length: channelCount }, (_, seed) => randomValues(length, { seed: seed + 1 }));

function expectSum(signal: readonly Float32Array[], part: readonly Int32Array[], rest: readonly Int32Array[]): void {
  signal.forEach((samples, channel) => {
    const [ofPart = new Int32Array(), ofRest = new Int32Array()] = [part[channel], rest[channel]];
    expect([ofPart.length, ofRest.length]).toEqual([samples.length, samples.length]);
    expect(samples.findIndex((sample, index) => Math.round(sample * fullScale) !== (ofPart[index] ?? NaN) + (ofRest[index] ?? NaN))).toBe(
      -1,
    );
  });
}

describe(StemSeparator, () => {
  it.each([
    [1, 44_100, 50_001],
    [2, 44_100, 1],
    [2, 44_100, 2_047],
    [2, 44_100, 8_192],
    [2, 48_000, 40_961],
    [2, 8_000, 10_007],
    [2, 192_000, 70_003],
    [3, 22_050, 20_011],
    [6, 48_000, 30_001],
    [8, 16_000, 9_999],
  ])('adds up to the last bit: %i channels at %i Hz, %i samples', (channelCount, sampleRateHz, length) => {
    const channels = noise(length, channelCount);
    const { HARMONIC, PERCUSSIVE } = separate({ channels, sampleRateHz });

    expectSum(channels, HARMONIC, PERCUSSIVE);
  });

  it.each([1, 5_000, 60_013])('adds centre and side up to the last bit: %i samples', (length) => {
    const channels = noise(length, 2).map((samples) => samples.map((value) => 0.4 * value));
    const { CENTER, SIDE } = separate({ channels, kinds: ['CENTER', 'SIDE'] });

    expectSum(channels, CENTER, SIDE);
    expect(digest(CENTER.slice(0, 1))).toBe(digest(CENTER.slice(1)));
  });

  it('adds up beyond full scale, as lossy files decode', () => {
    const channels = noise(30_000, 2).map((samples) => samples.map((value) => 1.9 * value));
    const stems = separate({ channels, kinds: everyKind });

    expectSum(channels, stems.HARMONIC, stems.PERCUSSIVE);
    expectSum(channels, stems.CENTER, stems.SIDE);
  });

  it('makes the same stems however the signal is cut and whatever else is wanted', () => {
    const channels = noise(50_000, 2);
    const whole = separate({ channels, kinds: everyKind });
    const cut = separate({ channels, kinds: ['SIDE', 'PERCUSSIVE', 'BASS'], chunk: 1_237 });

    for (const kind of ['SIDE', 'PERCUSSIVE', 'BASS'] as const) expect(digest(cut[kind])).toBe(digest(whole[kind]));
  });

  it('gives a held note to the harmonic stem, from its first sample on', () => {
    const tone = renderSine({ durationSeconds: 2, sampleRateHz: 44_100, frequencyHz: 440, amplitude: 0.5 });
    const { PERCUSSIVE } = separate({ channels: [tone] });

    expect(levelDb(PERCUSSIVE[0], tone)).toBeLessThan(-15);
  });

  it.each([
    [110, 50],
    [440, 50],
    [880, 100],
  ])('keeps a voice at %i Hz with a vibrato of %i cents out of the percussive stem', (pitchHz, cents) => {
    const sampleRateHz = 44_100;
    const deviationHz = pitchHz * (2 ** (cents / 1_200) - 1);
    const voice = Float32Array.from({ length: 3 * sampleRateHz }, (_, index) => {
      const time = index / sampleRateHz;
      const phase = 2 * Math.PI * pitchHz * time + (deviationHz / 5.5) * Math.sin(2 * Math.PI * 5.5 * time);
      return [1, 2, 3, 4, 5, 6, 7, 8].reduce((sum, harmonic) => sum + (0.2 * Math.sin(harmonic * phase)) / harmonic, 0);
    });
    const { PERCUSSIVE } = separate({ channels: [voice] });

    expect(levelDb(PERCUSSIVE[0], voice)).toBeLessThan(-14);
  });

  it('gives clicks to the percussive stem', () => {
    const clicks = renderClicks({ durationSeconds: 4, sampleRateHz: 44_100, amplitude: 0.8, timesSeconds: [0.5, 1, 1.5, 2, 2.5, 3, 3.5] });
    const { HARMONIC } = separate({ channels: [clicks] });

    expect(levelDb(HARMONIC[0], clicks)).toBeLessThan(-15);
  });

  it('keeps each sound where it is between the channels', () => {
    const tone = renderSine({ durationSeconds: 2, sampleRateHz: 44_100, frequencyHz: 440, amplitude: 0.5 });
    const { HARMONIC, PERCUSSIVE } = separate({ channels: [tone, new Float32Array(tone.length)] });

    expect(energyOf(HARMONIC[1]) + energyOf(PERCUSSIVE[1])).toBeLessThan(tone.length);
  });

  it('finds what is equal in both channels in the centre, without loss', () => {
    const [mono = new Float32Array()] = noise(60_000, 1);
    const { SIDE } = separate({ channels: [mono, mono], kinds: ['SIDE'] });

    expect(levelDb(SIDE[0], mono)).toBeLessThan(-90);
  });

  it('finds nothing in the centre of what sounds on one side, or opposed on both', () => {
    const [sound = new Float32Array()] = noise(60_000, 1);
    const oneSided = separate({ channels: [sound, new Float32Array(sound.length)], kinds: ['CENTER'] });
    const opposed = separate({ channels: [sound, sound.map((value) => -value)], kinds: ['CENTER'] });

    expect(levelDb(oneSided.CENTER[0], sound)).toBeLessThan(-60);
    expect(levelDb(opposed.CENTER[0], sound)).toBeLessThan(-60);
  });

  it('takes a voice in the middle out from between two instruments', () => {
    const tone = (frequencyHz: number) => renderSine({ durationSeconds: 2, sampleRateHz: 44_100, frequencyHz, amplitude: 0.2 });
    const [voice, left, right] = [tone(700), tone(500), tone(900)];
    const mixed = [left, right].map((instrument) => instrument.map((value, index) => value + (voice[index] ?? 0)));
    const { CENTER } = separate({ channels: mixed, kinds: ['CENTER'] });

    const missing = voice.map((value, index) => value - (CENTER[0]?.[index] ?? 0) / fullScale);
    expect(10 * Math.log10(energyOf(missing) / energyOf(voice))).toBeLessThan(-20);
  });

  it.each([
    [60, -0.1, 0.1],
    [120, -0.1, 0.1],
    [250, -7, -5],
    [1_000, -400, -80],
  ])('leaves %i Hz between %d and %d dB in the bass', (frequencyHz, lowest, highest) => {
    // Whole periods, faded in and out: a cut sine is no single frequency.
    const sampleRateHz = 48_000;
    const tone = renderSine({ durationSeconds: 4, sampleRateHz, frequencyHz, amplitude: 0.5 }).map(
      (value, index, { length }) => value * Math.sin((Math.PI * index) / length) ** 4,
    );
    const { BASS } = separate({ channels: [tone], sampleRateHz, kinds: ['BASS'] });

    expect(levelDb(BASS[0], tone)).toBeGreaterThan(lowest);
    expect(levelDb(BASS[0], tone)).toBeLessThan(highest);
  });

  it('makes silence of silence', () => {
    const stems = separate({ channels: [new Float32Array(20_000), new Float32Array(20_000)], kinds: everyKind });

    for (const kind of everyKind) expect(stems[kind].map(energyOf)).toEqual([0, 0]);
    expect(stems.BASS[0]).toHaveLength(20_000);
  });

  it('makes nothing of nothing', () => {
    expect(separate({ channels: [new Float32Array()] }).HARMONIC[0]).toHaveLength(0);
  });

  it.each([
    [1, 'one channel'],
    [6, '6 channels'],
  ])('says that %i channels have no centre', (channelCount, words) => {
    const build = () => new StemSeparator({ sampleRateHz: 44_100, channelCount, kinds: ['BASS', 'SIDE'], onSamples: () => undefined });

    expect(build).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', message: expect.stringContaining(words) }));
  });

  it.each([NaN, Infinity, -Infinity])('refuses a sample of %d', (value) => {
    const samples = new Float32Array(30_000);
    samples[100] = value;

    expect(() => separate({ channels: [samples] })).toThrow(expect.objectContaining({ code: 'INVALID_AUDIO' }));
  });
});
