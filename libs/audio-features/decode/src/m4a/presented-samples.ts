import type { DecodeSession } from '../decode-session';
import type { PresentationWindow } from './m4a-timeline';

/** Writes the part of the decoded media that is presented: without the encoder's priming in front and its padding at the end. */
export class PresentedSamples {
  readonly #session: DecodeSession;
  /** Counts down to the first and to the last sample that is presented. */
  #skipSamples: number;
  #leftSamples: number;

  /** @param withheldSamples how many samples of the media the decoder never gives out */
  constructor(session: DecodeSession, at: { window: PresentationWindow | undefined; sampleRateHz: number; withheldSamples: number }) {
    const { start = 0, duration = Infinity } = at.window ?? {};
    this.#session = session;
    this.#skipSamples = at.window === undefined ? 0 : Math.max(0, Math.round(start * at.sampleRateHz) - at.withheldSamples);
    this.#leftSamples = Math.round(duration * at.sampleRateHz);
  }

  write(channels: readonly Float32Array[], sampleRateHz: number): void {
    const { start, end } = this.#take(channels[0]?.length ?? 0);
    const presented = channels.map((samples) => samples.subarray(start, end));
    this.#session.write(presented, sampleRateHz);
  }

  writeLost(samples: number): void {
    const { start, end } = this.#take(samples);
    this.#session.writeLost(end - start);
  }

  #take(samples: number): { start: number; end: number } {
    const start = Math.min(samples, this.#skipSamples);
    const end = Math.min(samples, start + this.#leftSamples);
    this.#skipSamples -= start;
    this.#leftSamples -= end - start;
    return { start, end };
  }
}
