/**
 * What the WebAssembly module exports; each function is described in its file under `assembly`. An address is a byte offset in
 * kernel memory.
 */
export interface KernelFunctions {
  allocate(byteLength: number): number;
  applyMasks(spectra: number, size: number, masks: number, rowBytes: number, output: number): void;
  centreMask(powers: number, correlations: number, rowBytes: number, binCount: number, mask: number): void;
  channelStatistics(samples: number, count: number, output: number): void;
  chromaRows(
    power: number,
    firstBin: number,
    lastBin: number,
    octaveOffset: number,
    binsPerOctave: number,
    sums: number,
    rows: number,
    strongest: number,
  ): void;
  countClipped(samples: number, count: number, level: number, shortestRun: number, openRun: number): number;
  countZeroCrossings(samples: number, blockSize: number, blockCount: number, output: number): void;
  decimate(samples: number, factor: number, weights: number, weightCount: number, count: number, output: number): void;
  foldLanes(vectors: number, count: number, laneWeights: number, sums: number): void;
  harmonicMask(rows: number, rowBytes: number, binCount: number, narrowBins: number, work: number, mask: number): void;
  kWeightedEnergies(
    first: number,
    second: number,
    lengths: number,
    stretchCount: number,
    coefficients: number,
    state: number,
    output: number,
  ): void;
  logMelBands(power: number, bandCount: number, ranges: number, weights: number, floor: number, output: number): void;
  lowBandSums(left: number, right: number, count: number, coefficients: number, state: number, output: number): void;
  medianMaskEnergies(rows: number, rowBytes: number, binCount: number, work: number, output: number): void;
  mixdown(channels: number, channelBytes: number, channelCount: number, count: number, output: number): void;
  onsetRises(logMel: number, edges: number, limits: number, state: number, output: number): void;
  overlapAdd(
    spectra: number,
    size: number,
    hopSamples: number,
    twiddles: number,
    work: number,
    window: number,
    first: number,
    second: number,
  ): void;
  pairCorrelations(spectra: number, size: number, rows: number, rowBytes: number): void;
  pairPowers(spectra: number, size: number, rows: number, rowBytes: number): void;
  pairSpectra(
    first: number,
    second: number,
    hopSamples: number,
    size: number,
    window: number,
    twiddles: number,
    work: number,
    spectra: number,
  ): void;
  powerSpectra(samples: number, hopSamples: number, size: number, window: number, turns: number, work: number, power: number): void;
  sampleExtents(samples: number, blockSize: number, blockCount: number, output: number): void;
  spectralContrast(magnitudes: number, bandCount: number, bands: number, work: number, output: number): void;
  spectralStatistics(power: number, binCount: number, magnitudes: number, output: number): void;
  splitLane(vectors: number, lane: number, count: number, evens: number, odds: number): void;
  squareSums(samples: number, blockSize: number, blockCount: number, output: number): void;
  stereoSums(left: number, right: number, count: number, output: number): void;
  truePeak(samples: number, count: number, taps: number, pairCount: number, gainBound: number, farGainBound: number, peak: number): number;
}
