import type { AnalysisLevel, MeasuredFeatures } from '@earshot/contracts';

import { measureBassProfile } from '../bass/bass-profile';
import { crestFactorDb } from '../dynamics/crest-factor';
import { dynamicRangeDb } from '../dynamics/dynamic-range';
import { measureTransients } from '../dynamics/transients';
import { analyseRhythm } from '../rhythm/analyse-rhythm';
import { measureBandBalance } from '../spectral/band-balance';
import { measureStereoImage } from '../stereo/stereo-image';
import { analyseStructure } from '../structure/analyse-structure';
import { analyseTonality } from '../tonal/analyse-tonality';
import type { AnalysisResult } from './analysis-result';
import { keepBasics } from './keep-basics';
import type { MonoResult } from './mono-pass';
import type { TimeDomainResult } from './time-domain-pass';

export interface PassResults {
  readonly level: AnalysisLevel;
  readonly sampleRateHz: number;
  readonly timeDomain: TimeDomainResult;
  readonly mono: MonoResult;
}

/** Turns what was collected while the file streamed by into features. */
export function assembleFeatures({ level, sampleRateHz, timeDomain, mono }: PassResults): AnalysisResult {
  const durationSeconds = mono.sampleCount / sampleRateHz;
  const rhythm = analyseRhythm(mono.short.onsets, mono.long.chroma);
  const { levels, stereo, loudness } = timeDomain;
  const { spectrum } = mono.long;
  const balance = measureBandBalance(spectrum);
  const tonal = analyseTonality(mono.long.chroma, { beatTimes: rhythm.beatTimes });
  const features: MeasuredFeatures = {
    durationSeconds,
    rhythm,
    tonal,
    spectral: { ...mono.short.shape, zeroCrossingRate: mono.zeroCrossingRate, contrast: mono.short.contrast, balance },
    loudness,
    dynamics: {
      rms: levels.rms,
      crestFactorDb: crestFactorDb(levels.peak, levels.rms),
      dynamicRangeDb: dynamicRangeDb(levels.blockMeanSquares),
      ...measureTransients(mono.attacks, { onsetTimes: rhythm.onsetTimes, durationSeconds }),
      clippedSamples: levels.clippedSamples,
      dcOffset: levels.dcOffset,
    },
    stereo: measureStereoImage(stereo),
    bass: measureBassProfile(balance, spectrum, stereo.lowBand),
    timbre: { mfcc: mono.short.mfcc, harmonicPercussiveRatio: mono.short.harmonicPercussiveRatio },
    structure: measureStructure({ timeDomain, mono }, { rhythm, tonal, durationSeconds }),
    danceability: null,
  };
  return { features: level === 'BASIC' ? keepBasics(features) : features, waveform: mono.waveform };
}

/** Null at the BASIC level, which keeps no frames to compare. */
function measureStructure(
  { timeDomain, mono }: Pick<PassResults, 'timeDomain' | 'mono'>,
  { rhythm, tonal, durationSeconds }: Pick<MeasuredFeatures, 'rhythm' | 'tonal' | 'durationSeconds'>,
): MeasuredFeatures['structure'] {
  const { timbre } = mono.short;
  if (!timbre) return null;
  return analyseStructure({
    timbre,
    chroma: mono.long.chroma,
    tuningCents: tonal.tuningCents,
    downbeatTimes: rhythm.downbeatTimes,
    durationSeconds,
    blockMeanSquares: timeDomain.levels.blockMeanSquares,
    attacks: mono.attacks,
  });
}
