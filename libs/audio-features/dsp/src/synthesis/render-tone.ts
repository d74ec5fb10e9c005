import { timbres, type Timbre, type TimbreName } from './timbres';

export interface ToneOptions {
  readonly timbre: TimbreName;
  /** MIDI note number; 69 = A4; fractions are allowed. */
  readonly midi: number;
  /** From the attack to the release, which follows. */
  readonly durationSeconds: number;
  readonly sampleRateHz: number;
  /** Added to every note, for music that is not tuned to 440 Hz. */
  readonly tuningCents: number;
}

const tableSize = 2_048;
const mostHarmonics = 40;

/** One note, mono, fundamental near 0.5, band-limited (wavetable synthesis). */
export function renderTone({ timbre: name, midi, durationSeconds, sampleRateHz, tuningCents }: ToneOptions): Float32Array {
  const timbre = timbres[name];
  const frequencyHz = 440 * 2 ** ((midi - 69 + tuningCents / 100) / 12);
  const harmonics = Math.max(1, Math.min(mostHarmonics, Math.floor((0.45 * sampleRateHz) / frequencyHz)));
  const dark = wavetable(name, 'dark', harmonics);
  const bright = wavetable(name, 'bright', harmonics);
  const samples = new Float32Array(Math.round((durationSeconds + timbre.releaseSeconds) * sampleRateHz));

  for (const cents of timbre.detuneCents) {
    const voice = {
      step: (frequencyHz * 2 ** (cents / 1_200) * tableSize) / sampleRateHz,
      fade: Math.exp(-1 / (timbre.brightSeconds * sampleRateHz)),
      // Voices that start together would sound like one.
      start: ((cents + 50) * 13) % tableSize,
      gain: 0.5 / timbre.detuneCents.length,
    };
    addVoice(samples, { dark, bright }, voice);
  }
  applyEnvelope(samples, timbre, { durationSeconds, sampleRateHz });
  return samples;
}

interface Voice {
  /** Table samples per output sample. */
  readonly step: number;
  /** Factor on the brightness per sample. */
  readonly fade: number;
  readonly start: number;
  readonly gain: number;
}

function addVoice(
  samples: Float32Array,
  { dark, bright }: { dark: Float32Array; bright: Float32Array },
  { step, fade, start, gain }: Voice,
): void {
  let position = start;
  let brightness = 1;
  for (let index = 0; index < samples.length; index += 1) {
    const from = Math.floor(position);
    const darkValue = interpolate(dark, from, position - from);
    const brightValue = interpolate(bright, from, position - from);
    samples[index] = (samples[index] ?? 0) + gain * (darkValue + brightness * (brightValue - darkValue));
    brightness *= fade;
    position += step;
    while (position >= tableSize) position -= tableSize;
  }
}

function interpolate(table: Float32Array, index: number, share: number): number {
  const value = table[index] ?? 0;
  return value + share * ((table[index + 1] ?? 0) - value);
}

function applyEnvelope(
  samples: Float32Array,
  timbre: Timbre,
  { durationSeconds, sampleRateHz }: { durationSeconds: number; sampleRateHz: number },
): void {
  const { attackSeconds, decaySeconds, sustain, releaseSeconds } = timbre;
  for (let index = 0; index < samples.length; index += 1) {
    const time = index / sampleRateHz;
    const rising = Math.min(1, time / attackSeconds);
    const falling = sustain + (1 - sustain) * Math.exp(-Math.max(0, time - attackSeconds) / decaySeconds);
    const releasing = time < durationSeconds ? 1 : Math.max(0, 1 - (time - durationSeconds) / releaseSeconds);
    samples[index] = (samples[index] ?? 0) * rising * falling * releasing;
  }
}

const tables = new Map<string, Float32Array>();

/** One period with one sample more than its length, so that interpolation needs no wrap. */
function wavetable(name: TimbreName, spectrum: 'dark' | 'bright', harmonics: number): Float32Array {
  const key = `${name} ${spectrum} ${harmonics}`;
  const known = tables.get(key);
  if (known) return known;
  const table = new Float32Array(tableSize + 1);
  for (let harmonic = 1; harmonic <= harmonics; harmonic += 1) {
    const level = timbres[name][spectrum](harmonic);
    if (level === 0) continue;
    const step = (2 * Math.PI * harmonic) / tableSize;
    // Phases that differ keep the crest factor of a natural sound.
    const phase = harmonic * harmonic * 0.7;
    for (let index = 0; index <= tableSize; index += 1) table[index] = (table[index] ?? 0) + level * Math.sin(step * index + phase);
  }
  tables.set(key, table);
  return table;
}
