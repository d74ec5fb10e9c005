/** Longer than this no chain of writes holds up what else arrives. */
const longestTurnMs = 100;

let beganMs: number | undefined;

/**
 * Lets the event loop go on where the present turn has been writing for long: a write that never waits would else starve it.
 * @returns what to wait for; undefined while the turn is short
 */
export function yieldLongTurn(now: () => number = () => performance.now()): Promise<void> | undefined {
  if (beganMs === undefined) {
    beganMs = now();
    setImmediate(() => {
      beganMs = undefined;
    });
    return undefined;
  }
  return now() - beganMs >= longestTurnMs ? new Promise<void>((resolve) => setImmediate(resolve)) : undefined;
}
