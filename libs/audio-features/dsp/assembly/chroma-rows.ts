import { log2OfLanes, vectorBytes } from './lanes';

/** Peaks 50 dB below the strongest of their frame are noise and side lobes. */
const peakRange: f32 = 1e-5;
/** Keeps logarithms finite. */
const smallest: f32 = 1e-30;

/**
 * The pitch classes of the spectral peaks of four frames: peaks are placed by a parabola through the logarithms of three bins (Smith and
 * Serra, PARSHL, 1987) and weighted by the fourth root of their power.
 *
 * @param power address of the spectra, one vector per bin
 * @param firstBin, lastBin bins that may be peaks; their neighbours are looked at, too
 * @param octaveOffset log2 of the frequency of bin 1 over that of the first pitch class
 * @param binsPerOctave a multiple of four
 * @param sums address of binsPerOctave vectors
 * @param rows out: binsPerOctave bytes for each frame, relative to the largest, which is 255; zeros where nothing sounds
 * @param strongest out: one vector, the largest power of each frame
 */
export function chromaRows(
  power: usize,
  firstBin: i32,
  lastBin: i32,
  octaveOffset: f32,
  binsPerOctave: i32,
  sums: usize,
  rows: usize,
  strongest: usize,
): void {
  const first = power + ((<usize>firstBin) << 4);
  const last = power + ((<usize>lastBin) << 4);
  let largest = f32x4.splat(0);
  for (let at = first; at <= last; at += vectorBytes) largest = f32x4.pmax(largest, v128.load(at));
  v128.store(strongest, largest);
  memory.fill(sums, 0, (<usize>binsPerOctave) << 4);
  addPeaks(power, first, last, f32x4.mul(largest, f32x4.splat(peakRange)), octaveOffset, binsPerOctave, sums);
  storeRows(sums, binsPerOctave, rows);
}

function addPeaks(power: usize, first: usize, last: usize, threshold: v128, octaveOffset: f32, binsPerOctave: i32, sums: usize): void {
  let before = v128.load(first - vectorBytes);
  let here = v128.load(first);
  for (let at = first; at <= last; at += vectorBytes) {
    const after = v128.load(at, vectorBytes);
    const isPeak = v128.and(v128.and(f32x4.gt(here, before), f32x4.ge(here, after)), f32x4.gt(here, threshold));
    if (v128.any_true(isPeak)) {
      const bins = pitchBins(<f32>((at - power) >> 4), before, here, after, octaveOffset, binsPerOctave);
      const weights = v128.and(f32x4.sqrt(f32x4.sqrt(here)), isPeak);
      addTo(sums, i32x4.extract_lane(bins, 0), f32x4.extract_lane(weights, 0));
      addTo(sums + 4, i32x4.extract_lane(bins, 1), f32x4.extract_lane(weights, 1));
      addTo(sums + 8, i32x4.extract_lane(bins, 2), f32x4.extract_lane(weights, 2));
      addTo(sums + 12, i32x4.extract_lane(bins, 3), f32x4.extract_lane(weights, 3));
    }
    before = here;
    here = after;
  }
}

function addTo(sums: usize, bin: i32, weight: f32): void {
  const at = sums + ((<usize>bin) << 4);
  store<f32>(at, load<f32>(at) + weight);
}

/** In lanes that hold no peak any bin may come out, but always one of the octave. */
function pitchBins(bin: f32, before: v128, here: v128, after: v128, octaveOffset: f32, binsPerOctave: i32): v128 {
  const floor = f32x4.splat(smallest);
  const half = f32x4.splat(0.5);
  // Relative to the peak, whose logarithm is then 0 and takes no digits from the others.
  const logBefore = log2OfLanes(f32x4.pmax(f32x4.div(before, here), floor));
  const logAfter = log2OfLanes(f32x4.pmax(f32x4.div(after, here), floor));
  const shift = f32x4.div(f32x4.mul(half, f32x4.sub(logBefore, logAfter)), f32x4.add(logBefore, logAfter));
  const within = f32x4.pmax(f32x4.pmin(shift, half), f32x4.neg(half));
  const octaves = f32x4.add(log2OfLanes(f32x4.add(f32x4.splat(bin), within)), f32x4.splat(octaveOffset));
  const share = f32x4.sub(octaves, f32x4.floor(octaves));
  const nearest = i32x4.trunc_sat_f32x4_s(f32x4.add(f32x4.mul(share, f32x4.splat(<f32>binsPerOctave)), half));
  return v128.and(nearest, i32x4.lt_s(nearest, i32x4.splat(binsPerOctave)));
}

function storeRows(sums: usize, binsPerOctave: i32, rows: usize): void {
  const end = sums + ((<usize>binsPerOctave) << 4);
  let largest = f32x4.splat(smallest);
  for (let at = sums; at < end; at += vectorBytes) largest = f32x4.pmax(largest, v128.load(at));
  const scale = f32x4.div(f32x4.splat(255), largest);
  for (let at = sums; at < end; at += vectorBytes, rows++) {
    const bytes = i32x4.trunc_sat_f32x4_s(f32x4.add(f32x4.mul(v128.load(at), scale), f32x4.splat(0.5)));
    store<u8>(rows, i32x4.extract_lane(bytes, 0));
    store<u8>(rows + binsPerOctave, i32x4.extract_lane(bytes, 1));
    store<u8>(rows + 2 * binsPerOctave, i32x4.extract_lane(bytes, 2));
    store<u8>(rows + 3 * binsPerOctave, i32x4.extract_lane(bytes, 3));
  }
}
