import { designResamplingFilter, type ResamplingFilter } from './resampling-filter';

export interface ResamplerOptions {
  /** Whole numbers of samples per second. */
  readonly fromHz: number;
  readonly toHz: number;
}

/** Where there are more places between two input samples the nearest of these is taken: an error of -66 dB at worst. */
const mostPhases = 1_024;

/**
 * Brings one channel from one sample rate to another while it streams by. The delay of the filter is taken out: the first output sample
 * stands where the first input sample stood.
 *
 * @example
 * const resampler = new Resampler({ fromHz: 48_000, toHz: 44_100 });
 * const output = [...chunks.map((chunk) => resampler.push(chunk)), resampler.finish()];
 */
export class Resampler {
  private readonly filter: ResamplingFilter;
  /** Input samples per `interpolation` output samples, in lowest terms. */
  private readonly decimation: number;
  private readonly interpolation: number;
  /** What the next output still needs of the input; silence precedes the first sample. */
  private pending: Float32Array;
  /** Place of the next output, in input samples from the start of `pending` to the first tap, and the rest in 1/interpolation. */
  private position = 0;
  private remainder = 0;
  private pushed = 0;
  private produced = 0;

  constructor({ fromHz, toHz }: ResamplerOptions) {
    const divisor = greatestCommonDivisor(fromHz, toHz);
    this.decimation = fromHz / divisor;
    this.interpolation = toHz / divisor;
    this.filter = designResamplingFilter(toHz / fromHz, Math.min(this.interpolation, mostPhases));
    this.pending = new Float32Array(this.filter.taps / 2 - 1);
  }

  /** @returns what of the output can be told so far, in a new array */
  push(samples: Float32Array): Float32Array {
    this.pushed += samples.length;
    return this.filterOn(samples);
  }

  /** @returns the rest, so that the whole output is as long as the input */
  finish(): Float32Array {
    const total = Math.round((this.pushed * this.interpolation) / this.decimation);
    const missing = total - this.produced;
    return this.filterOn(new Float32Array(this.filter.taps)).subarray(0, missing);
  }

  private filterOn(samples: Float32Array): Float32Array {
    const input = new Float32Array(this.pending.length + samples.length);
    input.set(this.pending);
    input.set(samples, this.pending.length);
    const { taps } = this.filter;
    const room = Math.max(0, input.length - taps - this.position + 1);
    const output = new Float32Array(Math.ceil((room * this.interpolation) / this.decimation) + 1);
    let count = 0;
    for (; this.position + taps <= input.length; count += 1) {
      output[count] = this.outputAt(input);
      this.advance();
    }
    // The next output may begin behind the end of what there is.
    const used = Math.min(this.position, input.length);
    this.pending = input.slice(used);
    this.position -= used;
    this.produced += count;
    return output.subarray(0, count);
  }

  private outputAt(input: Float32Array): number {
    const { taps, phaseCount, coefficients } = this.filter;
    const phase = Math.min(phaseCount - 1, Math.round((this.remainder * phaseCount) / this.interpolation));
    const row = phase * taps;
    let sum = 0;
    for (let tap = 0; tap < taps; tap += 1) sum += (input[this.position + tap] ?? 0) * (coefficients[row + tap] ?? 0);
    return sum;
  }

  private advance(): void {
    this.remainder += this.decimation;
    const whole = Math.floor(this.remainder / this.interpolation);
    this.position += whole;
    this.remainder -= whole * this.interpolation;
  }
}

const greatestCommonDivisor = (one: number, other: number): number => (other === 0 ? one : greatestCommonDivisor(other, one % other));
