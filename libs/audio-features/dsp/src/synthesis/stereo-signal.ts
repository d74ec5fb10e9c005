/** Two channels of equal length; 1 = full scale. */
export interface StereoSignal {
  readonly sampleRateHz: number;
  readonly left: Float32Array;
  readonly right: Float32Array;
}

export interface SignalLength {
  readonly durationSeconds: number;
  readonly sampleRateHz: number;
}

export function createSilence({ durationSeconds, sampleRateHz }: SignalLength): StereoSignal {
  const length = Math.round(durationSeconds * sampleRateHz);
  return { sampleRateHz, left: new Float32Array(length), right: new Float32Array(length) };
}

/** The same samples left and right. */
export function fromMono(samples: Float32Array, sampleRateHz: number): StereoSignal {
  return { sampleRateHz, left: samples, right: samples.slice() };
}

export interface Placement {
  readonly atSeconds: number;
  /** Factor on the samples. */
  readonly gain: number;
  /** -1 = left, 0 = centre, 1 = right; equal power. */
  readonly pan: number;
}

/** Adds a mono sound to a signal, in place; what would lie outside is left out. */
export function mixInto(target: StereoSignal, sound: Float32Array, { atSeconds, gain, pan }: Placement): void {
  const start = Math.round(atSeconds * target.sampleRateHz);
  const angle = ((pan + 1) * Math.PI) / 4;
  const leftGain = gain * Math.cos(angle) * Math.SQRT2;
  const rightGain = gain * Math.sin(angle) * Math.SQRT2;
  const from = Math.max(0, -start);
  const to = Math.min(sound.length, target.left.length - start);
  for (let index = from; index < to; index += 1) {
    const sample = sound[index] ?? 0;
    target.left[start + index] = (target.left[start + index] ?? 0) + leftGain * sample;
    target.right[start + index] = (target.right[start + index] ?? 0) + rightGain * sample;
  }
}

/** Scales a signal in place so that its largest sample is `peak`; silence stays silence. */
export function normalisePeak(signal: StereoSignal, peak: number): void {
  let largest = 0;
  for (const channel of [signal.left, signal.right]) for (const sample of channel) largest = Math.max(largest, Math.abs(sample));
  if (largest === 0) return;
  const gain = peak / largest;
  for (const channel of [signal.left, signal.right])
    for (let index = 0; index < channel.length; index += 1) channel[index] = gain * (channel[index] ?? 0);
}
