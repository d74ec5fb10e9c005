import type { DrumKit } from './drum-kits';
import type { SeededRandom } from './seeded-random';

export type DrumName = 'kick' | 'snare' | 'hat' | 'openHat';

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
