import type { DrumKit } from './drum-kits';
import type { SeededRandom } from './seeded-random';

export const drumNames = ['kick', 'snare', 'hat', 'openHat', 'ride', 'percussion'] as const;

export type DrumName = (typeof drumNames)[number];

export interface DrumOptions {
  readonly kit: DrumKit;
  readonly sampleRateHz: number;
  readonly random: SeededRandom;
}

/** One hit of one drum, mono, peak near 1, ended when it has fallen by 60 dB. */
export function renderDrum(name: DrumName, options: DrumOptions): Float32Array {
  switch (name) {
    case 'kick':
      return renderKick(options);
    case 'snare':
      return renderSnare(options);
    case 'hat':
      return renderHat(options, options.kit.hat.decaySeconds);
    case 'openHat':
      return renderHat(options, options.kit.hat.openDecaySeconds);
    case 'ride':
      return renderRide(options);
    case 'percussion':
      return renderPercussion(options);
  }
}

const sixtyDecibels = Math.log(1_000);

/** A sine that falls in pitch, with a click at its start. */
function renderKick({ kit: { kick }, sampleRateHz, random }: DrumOptions): Float32Array {
  let phase = 0;
  return Float32Array.from({ length: Math.round(kick.decaySeconds * sixtyDecibels * sampleRateHz) }, (_, index) => {
    const time = index / sampleRateHz;
    phase += (2 * Math.PI * (kick.endHz + (kick.startHz - kick.endHz) * Math.exp(-time / kick.sweepSeconds))) / sampleRateHz;
    const click = kick.click * (2 * random.next() - 1) * Math.exp(-time / 0.0025);
    return Math.sin(phase) * Math.exp(-time / kick.decaySeconds) + click;
  });
}

/** Two membrane tones under a burst of noise. */
function renderSnare({ kit: { snare }, sampleRateHz, random }: DrumOptions): Float32Array {
  const step = (2 * Math.PI * snare.toneHz) / sampleRateHz;
  let previous = 0;
  return Float32Array.from({ length: Math.round(snare.noiseDecaySeconds * sixtyDecibels * sampleRateHz) }, (_, index) => {
    const time = index / sampleRateHz;
    const tone = (0.5 * Math.sin(step * index) + 0.25 * Math.sin(1.593 * step * index)) * Math.exp(-time / snare.toneDecaySeconds);
    const white = 2 * random.next() - 1;
    // A first difference takes the rumble out of the noise.
    const noise = 0.6 * (white - 0.6 * previous);
    previous = white;
    return tone + snare.noise * noise * Math.exp(-time / snare.noiseDecaySeconds);
  });
}

/** Noise above a cut-off, by two one-pole high-pass filters. */
function renderHat({ kit: { hat }, sampleRateHz, random }: DrumOptions, decaySeconds: number): Float32Array {
  const pole = Math.exp((-2 * Math.PI * Math.min(hat.cutoffHz, 0.4 * sampleRateHz)) / sampleRateHz);
  let lowOnce = 0;
  let lowTwice = 0;
  return Float32Array.from({ length: Math.round(decaySeconds * sixtyDecibels * sampleRateHz) }, (_, index) => {
    const white = 2 * random.next() - 1;
    lowOnce += (1 - pole) * (white - lowOnce);
    const high = white - lowOnce;
    lowTwice += (1 - pole) * (high - lowTwice);
    return (high - lowTwice) * Math.exp(-index / sampleRateHz / decaySeconds);
  });
}

/** Struck metal: partials that are no multiples of each other, above a hiss. */
function renderRide({ kit: { ride }, sampleRateHz, random }: DrumOptions): Float32Array {
  const steps = [1, 1.483, 1.932, 2.546].map((ratio) => (2 * Math.PI * ratio * ride.toneHz) / sampleRateHz);
  let previous = 0;
  return Float32Array.from({ length: Math.round(ride.decaySeconds * sixtyDecibels * sampleRateHz) }, (_, index) => {
    const time = index / sampleRateHz;
    const white = 2 * random.next() - 1;
    const hiss = 0.5 * (white - previous);
    previous = white;
    const stick = Math.exp(-time / 0.012);
    const tone = steps.reduce((sum, step) => sum + 0.2 * Math.sin(step * index), 0);
    return (tone + ride.hiss * hiss) * (0.35 * Math.exp(-time / ride.decaySeconds) + 0.65 * stick);
  });
}

/** A short tone with a little noise: rim, clave, conga or shaker, as the kit has it. */
function renderPercussion({ kit: { percussion }, sampleRateHz, random }: DrumOptions): Float32Array {
  const step = (2 * Math.PI * percussion.toneHz) / sampleRateHz;
  return Float32Array.from({ length: Math.round(percussion.decaySeconds * sixtyDecibels * sampleRateHz) }, (_, index) => {
    const white = 2 * random.next() - 1;
    const sound = (1 - percussion.noise) * Math.sin(step * index) + percussion.noise * white;
    return sound * Math.exp(-index / sampleRateHz / percussion.decaySeconds);
  });
}
