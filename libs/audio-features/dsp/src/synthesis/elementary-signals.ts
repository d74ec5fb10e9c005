import type { SeededRandom } from './seeded-random';
import type { SignalLength } from './stereo-signal';

const lengthOf = ({ durationSeconds, sampleRateHz }: SignalLength) => Math.round(durationSeconds * sampleRateHz);

/** A steady sine, mono; `amplitude` is its peak. */
export function renderSine({ frequencyHz, amplitude, ...length }: SignalLength & { frequencyHz: number; amplitude: number }): Float32Array {
  const step = (2 * Math.PI * frequencyHz) / length.sampleRateHz;
  return Float32Array.from({ length: lengthOf(length) }, (_, index) => amplitude * Math.sin(step * index));
}

/** A sine whose pitch rises exponentially from one frequency to another, mono (Farina, AES 2000). */
export function renderSweep({
  fromHz,
  toHz,
  amplitude,
  ...length
}: SignalLength & { fromHz: number; toHz: number; amplitude: number }): Float32Array {
  const rate = Math.log(toHz / fromHz);
  const scale = (2 * Math.PI * fromHz * length.durationSeconds) / rate;
  return Float32Array.from({ length: lengthOf(length) }, (_, index) => {
    const share = index / length.sampleRateHz / length.durationSeconds;
    return amplitude * Math.sin(scale * (Math.exp(share * rate) - 1));
  });
}

/** White noise, uniform in [-amplitude, amplitude], mono. */
export function renderWhiteNoise({
  amplitude,
  random,
  ...length
}: SignalLength & { amplitude: number; random: SeededRandom }): Float32Array {
  return Float32Array.from({ length: lengthOf(length) }, () => amplitude * (2 * random.next() - 1));
}

/** Noise with equal power per octave, mono, within 0.5 dB of -3 dB per octave (Kellet's economy filter at 44.1 kHz). */
export function renderPinkNoise({
  amplitude,
  random,
  ...length
}: SignalLength & { amplitude: number; random: SeededRandom }): Float32Array {
  let slow = 0;
  let middle = 0;
  let fast = 0;
  return Float32Array.from({ length: lengthOf(length) }, () => {
    const white = 2 * random.next() - 1;
    slow = 0.99765 * slow + white * 0.099046;
    middle = 0.963 * middle + white * 0.2965164;
    fast = 0.57 * fast + white * 1.0526913;
    return amplitude * 0.25 * (slow + middle + fast + white * 0.1848);
  });
}

/** Short decaying 1.5 kHz blips at the given times, mono. */
export function renderClicks({
  timesSeconds,
  amplitude,
  ...length
}: SignalLength & { timesSeconds: readonly number[]; amplitude: number }): Float32Array {
  const samples = new Float32Array(lengthOf(length));
  const step = (2 * Math.PI * 1_500) / length.sampleRateHz;
  for (const time of timesSeconds) {
    const start = Math.round(time * length.sampleRateHz);
    const blip = Math.min(samples.length - start, Math.round(0.02 * length.sampleRateHz));
    for (let index = 0; index < blip; index += 1) {
      samples[start + index] = amplitude * Math.cos(step * index) * Math.exp(-index / (0.003 * length.sampleRateHz));
    }
  }
  return samples;
}
