import { FrameSeries } from './frame-series';
import type { OnsetEnvelopes } from './onset-envelopes';

/** Where the bands of onset strength begin and end. */
export const onsetBandEdgesHz = { kick: 130, low: 400, high: 2_200 } as const;
/** Frames are compared with the one this long before: long enough for an attack, shorter than the fastest figures. */
export const comparisonSeconds = 0.0232;
/** What of a logarithmic spectrum counts, in octaves of power. */
export const onsetLimits = {
  /** 66 dB below the loudest band so far counts as silence. */
  dynamicRangeOctaves: 22,
  /** -120 dB of a full-scale sine in an unscaled 2048-point spectrum: digital silence and its rounding errors. */
  silenceOctaves: -20,
  /** Accents 54 dB below the loudest band add nothing to a sum of amplitudes. */
  accentRangeOctaves: 18,
  /** A rise of 30 dB is as much of an onset as there can be: a hit after digital silence must not outweigh all others. */
  largestRiseOctaves: 10,
} as const;
const { dynamicRangeOctaves, silenceOctaves, accentRangeOctaves, largestRiseOctaves } = onsetLimits;

export interface OnsetEnvelopeExtractorOptions {
  /** STFT frames per second. */
  readonly frameRateHz: number;
  /** Time of the centre of the first frame. */
  readonly firstFrameSeconds: number;
  readonly melBands: number;
  /** Centre of each mel band, ascending; `melBands` long. */
  readonly melCentresHz: ArrayLike<number>;
}

/**
 * Three-band onset strength by half-wave rectified log-mel flux against the neighbour maximum of an earlier frame, which keeps
 * vibrato and glides from counting as onsets (SuperFlux: Böck and Widmer, "Maximum Filter Vibrato Suppression for Onset
 * Detection", DAFx 2013). Streams: keeps a ring of a few frames and six floats per frame.
 */
export class OnsetEnvelopeExtractor {
  private readonly lag: number;
  /** Neighbour maxima of the last `lag` frames. */
  private readonly ring: Float32Array;
  private readonly kickBands: number;
  private readonly firstMidBand: number;
  private readonly firstHighBand: number;
  private readonly low = new FrameSeries();
  private readonly mid = new FrameSeries();
  private readonly high = new FrameSeries();
  private readonly lowAccent = new FrameSeries();
  private readonly highAccent = new FrameSeries();
  private readonly level = new FrameSeries();
  private loudest = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: OnsetEnvelopeExtractorOptions) {
    this.lag = Math.max(1, Math.round(comparisonSeconds * options.frameRateHz));
    // Before the file starts there is silence: a loop that begins on its first beat has an onset there.
    this.ring = new Float32Array(this.lag * options.melBands).fill(Number.NEGATIVE_INFINITY);
    const centres = Array.from(options.melCentresHz);
    this.kickBands = centres.filter((hz) => hz < onsetBandEdgesHz.kick).length;
    this.firstMidBand = centres.filter((hz) => hz < onsetBandEdgesHz.low).length;
    this.firstHighBand = centres.filter((hz) => hz < onsetBandEdgesHz.high).length;
  }

  /** Adds the next frame: band b has the log2 of its power at `log2Mel[offset + b * stride]`. */
  addFrame(log2Mel: Float32Array, offset: number, stride: number): void {
    const { melBands } = this.options;
    let peak = Number.NEGATIVE_INFINITY;
    for (let band = 0, at = offset; band < melBands; band += 1, at += stride) {
      const value = log2Mel[at] ?? 0;
      if (value > peak) peak = value;
    }
    if (peak > this.loudest) this.loudest = peak;

    const slot = (this.level.length % this.lag) * melBands;
    const frame = { log2Mel, offset, stride, slot };
    this.low.push(this.rise(frame, 0, this.firstMidBand));
    this.mid.push(this.rise(frame, this.firstMidBand, this.firstHighBand));
    this.high.push(this.rise(frame, this.firstHighBand, melBands));
    this.lowAccent.push(this.amplitudeRise(frame, 0, this.kickBands));
    this.highAccent.push(this.amplitudeRise(frame, this.firstHighBand, melBands));
    this.level.push(peak);
    this.remember(frame);
  }

  finish(): OnsetEnvelopes {
    return {
      frameRateHz: this.options.frameRateHz,
      firstFrameSeconds: this.options.firstFrameSeconds,
      low: this.low.toArray(),
      mid: this.mid.toArray(),
      high: this.high.toArray(),
      lowAccent: this.lowAccent.toArray(),
      highAccent: this.highAccent.toArray(),
      level: this.level.toArray(),
    };
  }

  private rise({ log2Mel, offset, stride, slot }: Frame, from: number, to: number): number {
    const floor = Math.max(silenceOctaves, this.loudest - dynamicRangeOctaves);
    let sum = 0;
    for (let band = from; band < to; band += 1) {
      const before = this.ring[slot + band] ?? floor;
      const rise = (log2Mel[offset + band * stride] ?? floor) - (before > floor ? before : floor);
      if (rise > 0) sum += rise < largestRiseOctaves ? rise : largestRiseOctaves;
    }
    return to > from ? sum / (to - from) : 0;
  }

  private amplitudeRise({ log2Mel, offset, stride, slot }: Frame, from: number, to: number): number {
    const floor = this.loudest - accentRangeOctaves;
    let sum = 0;
    for (let band = from; band < to; band += 1) {
      const before = this.ring[slot + band] ?? 0;
      const now = log2Mel[offset + band * stride] ?? 0;
      if (now > before && now > floor) sum += 2 ** (0.5 * now) - 2 ** (0.5 * before);
    }
    return sum;
  }

  private remember({ log2Mel, offset, stride, slot }: Frame): void {
    const { melBands } = this.options;
    let previous = Number.NEGATIVE_INFINITY;
    let current = log2Mel[offset] ?? 0;
    for (let band = 0; band < melBands; band += 1) {
      const next = band + 1 < melBands ? (log2Mel[offset + (band + 1) * stride] ?? 0) : Number.NEGATIVE_INFINITY;
      let largest = current > previous ? current : previous;
      if (next > largest) largest = next;
      this.ring[slot + band] = largest;
      previous = current;
      current = next;
    }
  }
}

interface Frame {
  readonly log2Mel: Float32Array;
  readonly offset: number;
  readonly stride: number;
  readonly slot: number;
}
