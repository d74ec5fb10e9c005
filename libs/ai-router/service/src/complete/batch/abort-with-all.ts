/** @returns a signal that aborts when every one of the others has. */
export function abortWithAll(signals: readonly AbortSignal[]): AbortSignal {
  const controller = new AbortController();
  let waiting = signals.length;
  const leave = (reason: unknown): void => {
    waiting -= 1;
    if (waiting === 0) controller.abort(reason);
  };
  for (const signal of signals) {
    if (signal.aborted) leave(signal.reason);
    else signal.addEventListener('abort', () => leave(signal.reason), { once: true });
  }
  return controller.signal;
}
