import type { MeasuredFeatures, Mode } from '@earshot/contracts';
import { band } from './band';

/** What the measurements mean to an ear, in the words that every rule uses. */
export interface SoundTraits {
  readonly isSilent: boolean;
  readonly form: 'one-shot' | 'loop' | 'section' | 'track';
  /** How the pulse feels; `free` where there is none. */
  readonly tempo: 'free' | 'slow' | 'laid-back' | 'head-nodding' | 'steady' | 'driving' | 'urgent' | 'racing';
  readonly isPulseClear: boolean;
  readonly mode: 'major' | 'minor' | 'atonal';
  readonly brightness: 'dark' | 'warm' | 'open' | 'bright';
  readonly grain: 'pure' | 'clean' | 'gritty' | 'noisy';
  readonly source: 'percussive' | 'balanced' | 'melodic' | 'sustained';
  readonly punch: 'flat' | 'controlled' | 'punchy' | 'spiky';
  readonly width: 'mono' | 'narrow' | 'wide' | 'very wide';
  readonly isBassHeavy: boolean;
  readonly energy: 'low' | 'medium' | 'high';
}

const audibleRms = 0.0001;
const clearPulse = 0.5;
/** Most music has more than half of its energy down there; this much leaves little else. */
const heavyBassShare = 0.85;
/** Below it tones ring out before the next one begins. */
const sparseOnsetRate = 1;
const mostlyTonalRatio = 6;

/** Names what was measured. Limits follow how producers use the words. */
export function describeSound(features: MeasuredFeatures): SoundTraits {
  const { durationSeconds, rhythm, tonal, spectral, loudness, dynamics, stereo, bass } = features;
  const traits: Omit<SoundTraits, 'energy'> = {
    isSilent: loudness.integratedLufs === null && dynamics.rms < audibleRms,
    form: band(durationSeconds, { 'one-shot': 1.5, loop: 30, section: 90 }, 'track'),
    tempo: nameTempo(rhythm.bpm),
    isPulseClear: rhythm.bpm !== null && rhythm.confidence >= clearPulse,
    mode: nameMode(tonal.scale),
    brightness: band(spectral.centroidHz, { dark: 1_200, warm: 2_300, open: 3_600 }, 'bright'),
    grain: band(spectral.flatness, { pure: 0.003, clean: 0.02, gritty: 0.12 }, 'noisy'),
    source: nameSource(features),
    punch: band(dynamics.crestFactorDb, { flat: 8, controlled: 13, punchy: 19 }, 'spiky'),
    width: band(stereo.width, { mono: 0.03, narrow: 0.25, wide: 0.6 }, 'very wide'),
    isBassHeavy: bass.subShare + bass.bassShare >= heavyBassShare,
  };
  return { ...traits, energy: nameEnergy(traits, loudness.integratedLufs ?? -Infinity) };
}

function nameTempo(bpm: number | null): SoundTraits['tempo'] {
  const ends = { slow: 70, 'laid-back': 86, 'head-nodding': 104, steady: 118, driving: 132, urgent: 158 };
  return bpm === null ? 'free' : band(bpm, ends, 'racing');
}

/** Drums are partly tonal to the ear of a filter: without a key, what strikes often is percussion all the same. */
function nameSource({ tonal, rhythm: { onsetRate }, timbre: { harmonicPercussiveRatio } }: MeasuredFeatures): SoundTraits['source'] {
  if (onsetRate < sparseOnsetRate && harmonicPercussiveRatio >= mostlyTonalRatio) return 'sustained';
  const source = band(harmonicPercussiveRatio, { percussive: 1, balanced: 3 }, 'melodic');
  return source === 'balanced' && tonal.key === null && onsetRate >= sparseOnsetRate ? 'percussive' : source;
}

function nameMode(scale: Mode | null): SoundTraits['mode'] {
  if (scale === null) return 'atonal';
  return scale === 'MINOR' ? 'minor' : 'major';
}

const tempoEnergy: Readonly<Record<SoundTraits['tempo'], number>> = {
  free: -1,
  slow: -1,
  'laid-back': -1,
  'head-nodding': 0,
  steady: 0,
  driving: 1,
  urgent: 1,
  racing: 2,
};
const brightnessEnergy: Readonly<Record<SoundTraits['brightness'], number>> = { dark: -1, warm: 0, open: 0, bright: 1 };
const sourceEnergy: Readonly<Record<SoundTraits['source'], number>> = { percussive: 1, balanced: 0, melodic: 0, sustained: -1 };
const loudnessEnergy = { quiet: -1, moderate: 0, loud: 1 } as const;

function nameEnergy({ tempo, brightness, source }: Omit<SoundTraits, 'energy'>, integratedLufs: number): SoundTraits['energy'] {
  const loudness = band(integratedLufs, { quiet: -20, moderate: -11 }, 'loud');
  const score = tempoEnergy[tempo] + brightnessEnergy[brightness] + sourceEnergy[source] + loudnessEnergy[loudness];
  return band(score, { low: -1, medium: 2 }, 'high');
}
