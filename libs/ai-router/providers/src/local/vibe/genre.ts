import type { SoundTraits } from '../traits/sound-traits';

interface GenreProfile {
  readonly name: string;
  /** Ranges of BPM, half-time readings included; none for genres without a pulse. */
  readonly tempos: readonly (readonly [from: number, to: number])[];
  /** What speaks for it beside the tempo. */
  readonly traits: readonly ((traits: SoundTraits) => boolean)[];
}

const dark = ({ brightness }: SoundTraits) => brightness === 'dark' || brightness === 'warm';
const bright = ({ brightness }: SoundTraits) => brightness === 'open' || brightness === 'bright';
const drums = ({ source }: SoundTraits) => source === 'percussive' || source === 'balanced';
const tones = ({ source }: SoundTraits) => source === 'melodic' || source === 'sustained';
const minor = ({ mode }: SoundTraits) => mode === 'minor';
const major = ({ mode }: SoundTraits) => mode === 'major';
const atonal = ({ mode }: SoundTraits) => mode === 'atonal';
const heavy = ({ isBassHeavy }: SoundTraits) => isBassHeavy;
const dusty = ({ grain }: SoundTraits) => grain === 'gritty' || grain === 'noisy';
const smooth = ({ grain }: SoundTraits) => grain === 'pure' || grain === 'clean';
const calm = ({ energy }: SoundTraits) => energy === 'low';
const lively = ({ energy }: SoundTraits) => energy === 'high';

// Hip-hop and electronic styles, as the sampler is used for; the earlier one wins a tie.
const profiles: readonly GenreProfile[] = [
  { name: 'lo-fi hip-hop', tempos: [[66, 95]], traits: [dark, tones, calm] },
  { name: 'boom bap', tempos: [[84, 100]], traits: [drums, dusty] },
  { name: 'trip-hop', tempos: [[70, 96]], traits: [dark, minor, drums] },
  {
    name: 'trap',
    tempos: [
      [64, 78],
      [128, 156],
    ],
    traits: [heavy, minor, drums],
  },
  { name: 'downtempo', tempos: [[78, 112]], traits: [tones, calm, major] },
  { name: 'house', tempos: [[116, 129]], traits: [drums, bright] },
  { name: 'deep house', tempos: [[114, 126]], traits: [dark, tones, minor] },
  { name: 'disco', tempos: [[108, 126]], traits: [bright, major, lively] },
  { name: 'techno', tempos: [[124, 146]], traits: [drums, atonal, dusty] },
  { name: 'UK garage', tempos: [[128, 138]], traits: [drums, heavy, bright] },
  {
    name: 'dubstep',
    tempos: [
      [68, 73],
      [136, 146],
    ],
    traits: [heavy, dark, minor],
  },
  {
    name: 'drum and bass',
    tempos: [
      [80, 90],
      [160, 182],
    ],
    traits: [drums, lively, bright],
  },
  { name: 'synthwave', tempos: [[80, 118]], traits: [tones, bright, minor] },
  { name: 'ambient', tempos: [], traits: [tones, calm, smooth] },
  { name: 'sound design', tempos: [], traits: [drums, dusty, atonal] },
];

const tempoWeight = 2;

function score({ tempos, traits: wanted }: GenreProfile, traits: SoundTraits, bpm: number | null): number {
  const tempoFits = bpm === null ? tempos.length === 0 : tempos.some(([from, to]) => bpm >= from && bpm <= to);
  return (tempoFits ? tempoWeight : 0) + wanted.filter((fits) => fits(traits)).length;
}

/** @returns the two genres that tempo and character fit best, the better one first. */
export function nameGenres(traits: SoundTraits, bpm: number | null): string[] {
  return profiles
    .map((profile) => ({ name: profile.name, points: score(profile, traits, bpm) }))
    .sort((first, second) => second.points - first.points)
    .slice(0, 2)
    .map(({ name }) => name);
}

/** @returns up to four genres that are played at a tempo. */
export const genresAtTempo = (bpm: number): string[] => {
  const fitting = profiles.filter(({ tempos }) => tempos.some(([from, to]) => bpm >= from && bpm <= to)).map(({ name }) => name);
  return fitting.length === 0 ? ['electronic'] : fitting.slice(0, 4);
};
