import { measuredFeatures, type MeasuredFeatures } from '@earshot/contracts';

/** What an eight-second sample of keys and drums measures: F# minor at 92 BPM, rather loud. */
export const measuredSample: MeasuredFeatures = measuredFeatures.parse({
  durationSeconds: 8.3478,
  rhythm: {
    bpm: 92.04,
    confidence: 0.834,
    candidates: [{ bpm: 92.04, confidence: 0.834 }],
    beatTimes: [0.1, 0.75],
    downbeatTimes: [0.1],
    timeSignature: [4, 4],
    onsetRate: 3.2,
    onsetTimes: [0.1],
  },
  tonal: {
    key: 'F#',
    scale: 'MINOR',
    label: 'F# minor',
    confidence: 0.71,
    candidates: [{ tonic: 'F#', mode: 'MINOR', confidence: 0.71 }],
    tuningCents: -12.4,
    chroma: new Array<number>(12).fill(1 / 12),
    chords: [],
  },
  spectral: {
    centroidHz: 1834.23,
    rolloffHz: 4120.06,
    bandwidthHz: 2011.5,
    flatness: 0.00412,
    zeroCrossingRate: 0.06321,
    contrast: [],
    balance: [],
  },
  loudness: { integratedLufs: -11.72, rangeLu: 5.1, truePeakDbtp: -0.43, maxMomentaryLufs: -9.2, maxShortTermLufs: -10.4, shortTerm: [] },
  dynamics: {
    rms: 0.12345,
    crestFactorDb: 14.2,
    dynamicRangeDb: 9.1,
    transientsPerSecond: 2.8,
    transientSharpness: 0.5,
    clippedSamples: 0,
    dcOffset: 0,
  },
  stereo: { width: 0.617, correlation: 0.41, balanceDb: 0.2, midSideRatioDb: 8.6, monoCompatible: true },
  bass: { subShare: 0.1, bassShare: 0.3, monoBelow120Hz: 0.98, fundamentalHz: 46.2 },
  timbre: { mfcc: [], harmonicPercussiveRatio: 2.345 },
  structure: null,
  danceability: null,
});

/** What the same length of digital silence measures. */
export const measuredSilence: MeasuredFeatures = {
  ...measuredSample,
  rhythm: { ...measuredSample.rhythm, bpm: null, confidence: 0, candidates: [], timeSignature: null, onsetRate: 0, onsetTimes: [] },
  tonal: {
    ...measuredSample.tonal,
    key: null,
    scale: null,
    label: null,
    confidence: 0,
    candidates: [],
    chroma: new Array<number>(12).fill(0),
  },
  spectral: { ...measuredSample.spectral, centroidHz: 0, rolloffHz: 0, bandwidthHz: 0, flatness: 0, zeroCrossingRate: 0 },
  loudness: {
    ...measuredSample.loudness,
    integratedLufs: null,
    rangeLu: null,
    truePeakDbtp: null,
    maxMomentaryLufs: null,
    maxShortTermLufs: null,
  },
  dynamics: { ...measuredSample.dynamics, rms: 0, crestFactorDb: 0, dynamicRangeDb: 0, transientsPerSecond: 0 },
  bass: { subShare: 0, bassShare: 0, monoBelow120Hz: 0, fundamentalHz: null },
  timbre: { mfcc: [], harmonicPercussiveRatio: 0 },
};
