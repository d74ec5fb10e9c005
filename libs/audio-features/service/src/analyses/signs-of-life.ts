interface SignsOfLifeOptions {
  /** Tells that the work goes on. @returns whether anybody still wants it */
  readonly tell: () => Promise<boolean>;
  readonly intervalMs: number;
  /** Ends the work whoever wants it. */
  readonly outer: AbortSignal;
}

interface SignsOfLife {
  /** Aborts when the work is not wanted any more, and with the outer signal. */
  readonly signal: AbortSignal;
  readonly isUnwanted: () => boolean;
  /** To be called when the work is done. */
  readonly stop: () => void;
}

/**
 * Tells at intervals that work goes on, so that nobody else takes it up, and learns from the answer when it was deleted or
 * ended elsewhere, in this process or another.
 */
export function giveSignsOfLife({ tell, intervalMs, outer }: SignsOfLifeOptions): SignsOfLife {
  const unwanted = new AbortController();
  // One sign that is lost says nothing; the next one is tried.
  const timer = setInterval(() => {
    tell().then(
      (isWanted) => isWanted || unwanted.abort(),
      () => undefined,
    );
  }, intervalMs);
  return {
    signal: AbortSignal.any([unwanted.signal, outer]),
    isUnwanted: () => unwanted.signal.aborted,
    stop: () => clearInterval(timer),
  };
}
