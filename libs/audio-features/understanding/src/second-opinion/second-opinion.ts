import type { Mode } from '@earshot/contracts';

/** What another engine says about a file; null where it was not asked or had nothing sensible to say. */
export interface SecondOpinion {
  /** Beats per minute. */
  readonly bpm: number | null;
  readonly key: KeyOpinion | null;
  /** Detrended fluctuation analysis: 0 and above, music mostly 1 to 3, more is easier to dance to. */
  readonly danceability: number | null;
}

export interface KeyOpinion {
  /** With sharps, for example `F#`. */
  readonly tonic: string;
  readonly mode: Mode;
}
