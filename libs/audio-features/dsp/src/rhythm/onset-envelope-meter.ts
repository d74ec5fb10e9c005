import type { KernelFloats, KernelIntegers } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';
import { framesPerGroup } from '../spectral/power-spectrogram';
import { FrameSeries } from './frame-series';
import { comparisonSeconds, onsetBandEdgesHz, onsetLimits } from './onset-envelope-extractor';
import type { OnsetEnvelopes } from './onset-envelopes';

export interface OnsetEnvelopeMeterOptions {
  readonly kernels: Kernels;
  /** STFT frames per second; the first is centred on the first sample. */
  readonly frameRateHz: number;
  /** Centre of each mel band, ascending. */
  readonly melCentresHz: readonly number[];
}

/** As the output of the kernel has them. */
const envelopeCount = 6;

/** What `OnsetEnvelopeExtractor` finds, four frames at a time. */
export class OnsetEnvelopeMeter {
  private readonly edges: KernelIntegers;
  private readonly limits: KernelFloats;
  private readonly state: KernelFloats;
  private readonly output: KernelFloats;
  private readonly series = Array.from({ length: envelopeCount }, () => new FrameSeries());

  constructor(private readonly options: OnsetEnvelopeMeterOptions) {
    const { kernels, frameRateHz, melCentresHz } = options;
    const bandCount = melCentresHz.length;
    const bandsBelow = (edgeHz: number) => melCentresHz.filter((hz) => hz < edgeHz).length;
    // The kernel looks at the group before at most.
    const lag = Math.min(2, Math.max(1, Math.round(comparisonSeconds * frameRateHz)));
    const { kick, low, high } = onsetBandEdgesHz;
    this.edges = kernels.allocateIntegers(5);
    this.edges.values.set([bandsBelow(kick), bandsBelow(low), bandsBelow(high), bandCount, lag]);
    const { silenceOctaves, dynamicRangeOctaves, accentRangeOctaves, largestRiseOctaves } = onsetLimits;
    this.limits = kernels.allocateFloats(4);
    this.limits.values.set([silenceOctaves, dynamicRangeOctaves, accentRangeOctaves, largestRiseOctaves]);
    this.state = kernels.allocateFloats(framesPerGroup * (1 + 2 * bandCount));
    // Before the file starts there is silence: a loop that begins on its first beat has an onset there.
    this.state.values.fill(Number.NEGATIVE_INFINITY);
    this.output = kernels.allocateFloats(framesPerGroup * envelopeCount);
  }

  /** @param logMel log2 of the power of band b in frame `lane` at `values[4 * b + lane]`; fewer than four frames only at the end */
  add(logMel: KernelFloats, frameCount: number): void {
    const { edges, limits, state, output, series } = this;
    this.options.kernels.functions.onsetRises(logMel.address, edges.address, limits.address, state.address, output.address);
    const values = output.values;
    for (let envelope = 0; envelope < envelopeCount; envelope += 1) {
      for (let lane = 0; lane < frameCount; lane += 1) series[envelope]?.push(values[framesPerGroup * envelope + lane] ?? 0);
    }
  }

  finish(): OnsetEnvelopes {
    const [low = none, mid = none, high = none, lowAccent = none, highAccent = none, level = none] = this.series.map((one) =>
      one.toArray(),
    );
    return { frameRateHz: this.options.frameRateHz, firstFrameSeconds: 0, low, mid, high, lowAccent, highAccent, level };
  }
}

const none = new Float32Array();
