/** A low-pass filter cut into phases: one row of coefficients for each place that an output sample may have between two input samples. */
export interface ResamplingFilter {
  readonly phaseCount: number;
  /** Coefficients per row; even. The output lies between the two in the middle. */
  readonly taps: number;
  /** Row after row. */
  readonly coefficients: Float32Array;
}

/** Zero crossings of the sinc on each side: the transition band takes about a fifth of the pass band. */
const zeroCrossings = 24;
/** Kaiser window of about -80 dB. */
const kaiserBeta = 8;
/** Where the pass band ends, as a share of the lower of the two Nyquist frequencies. */
const passShare = 0.92;

/**
 * A windowed sinc (Kaiser window; Smith, "Digital Audio Resampling", CCRMA) below the lower of the two Nyquist frequencies.
 *
 * @param ratio output rate over input rate
 * @param phaseCount places between two input samples
 */
export function designResamplingFilter(ratio: number, phaseCount: number): ResamplingFilter {
  const cutoff = passShare * Math.min(1, ratio);
  const halfTaps = Math.ceil(zeroCrossings / cutoff);
  const taps = 2 * halfTaps;
  const coefficients = new Float32Array(phaseCount * taps);
  for (let phase = 0; phase < phaseCount; phase += 1) {
    const row = coefficients.subarray(phase * taps, (phase + 1) * taps);
    for (let tap = 0; tap < taps; tap += 1) {
      const distance = tap - (halfTaps - 1) - phase / phaseCount;
      row[tap] = cutoff * sinc(cutoff * distance) * kaiser(distance / halfTaps);
    }
    const sum = row.reduce((total, value) => total + value, 0);
    row.forEach((value, tap) => (row[tap] = value / sum));
  }
  return { phaseCount, taps, coefficients };
}

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

const kaiser = (x: number): number => (Math.abs(x) >= 1 ? 0 : besselI0(kaiserBeta * Math.sqrt(1 - x * x)) / besselI0(kaiserBeta));

/** Modified Bessel function of the first kind and order zero, by its power series. */
function besselI0(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > 1e-12 * sum; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}
