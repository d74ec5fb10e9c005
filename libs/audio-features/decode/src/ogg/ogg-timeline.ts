/** Which of the samples of a page are heard, and how many were lost before it. */
export interface PlacedSamples {
  readonly lostSamples: number;
  readonly start: number;
  readonly end: number;
}

/** What a page says about its place. */
export interface PagePlace {
  /** Samples up to the end of its last packet; undefined when no packet ends on it. */
  readonly granule: number | undefined;
  readonly isLast: boolean;
  /** Missing pages before it and damaged packets on it. */
  readonly lostParts: number;
}

/** A page of Opus holds 255 packets of 120 ms at most; more than that for each lost part is no gap but another clock. */
const maxSamplesPerPart = 31 * 192_000;

/**
 * Follows the granule positions of a stream: the last page cuts off what the encoder filled up, the first may do the same at the beginning,
 * and where pages are missing they tell how many samples were on them (Vorbis I §A.2, RFC 7845 §4).
 */
export class OggTimeline {
  readonly #preSkipSamples: number;
  /** The granule position up to which there are samples; undefined before the first page with one. */
  #position: number | undefined;
  /** Samples of pages before the first position. */
  #unplacedSamples = 0;

  constructor(preSkipSamples: number) {
    this.#preSkipSamples = preSkipSamples;
  }

  /** Takes a page that decoded to so many samples. */
  place(samples: number, page: PagePlace): PlacedSamples {
    const { granule, isLast, lostParts } = page;
    if (granule === undefined) {
      if (this.#position === undefined) this.#unplacedSamples += samples;
      else this.#position += samples;
      return { lostSamples: 0, start: 0, end: samples };
    }
    if (this.#position === undefined) return this.#placeFirst(samples, granule, isLast);
    const difference = granule - this.#position - samples;
    this.#position = granule;
    if (difference < 0 && isLast) return { lostSamples: 0, start: 0, end: Math.max(0, samples + difference) };
    const isGap = difference > 0 && difference <= lostParts * maxSamplesPerPart;
    return { lostSamples: isGap ? difference : 0, start: 0, end: samples };
  }

  #placeFirst(samples: number, granule: number, isLast: boolean): PlacedSamples {
    this.#position = granule;
    const surplus = this.#unplacedSamples + samples + this.#preSkipSamples - granule;
    if (surplus <= 0) return { lostSamples: 0, start: 0, end: samples };
    if (isLast) return { lostSamples: 0, start: 0, end: Math.max(0, samples - surplus) };
    // Opus says by its pre-skip what to leave out at the beginning.
    return { lostSamples: 0, start: this.#preSkipSamples > 0 ? 0 : Math.min(samples, surplus), end: samples };
  }
}
