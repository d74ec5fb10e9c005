/* eslint-disable no-console -- the decoder packages print a line per damaged frame and offer no switch for it */
import { AsyncLocalStorage } from 'node:async_hooks';

const maxLinesPerCall = 10_000;
const methods = ['error', 'warn', 'log'] as const;

const silenced = new AsyncLocalStorage<{ lines: number }>();
let running = 0;
let restore = (): void => undefined;

/**
 * Runs a call into a decoder package without what it prints; everybody else's lines are printed as ever.
 * A call that never stops printing is stuck on one error: it is thrown out.
 */
export async function silenceConsole<Result>(act: () => Result | Promise<Result>): Promise<Result> {
  if (running === 0) restore = muffleConsole();
  running += 1;
  try {
    return await silenced.run({ lines: 0 }, act);
  } finally {
    running -= 1;
    if (running === 0) restore();
  }
}

function muffleConsole(): () => void {
  const originals = methods.map((method) => [method, console[method]] as const);
  for (const [method, original] of originals) {
    console[method] = (...values: unknown[]) => {
      const call = silenced.getStore();
      if (call === undefined) return original.apply(console, values);
      call.lines += 1;
      if (call.lines > maxLinesPerCall) throw new Error('The decoder does not get past an error.');
    };
  }
  return () => Object.assign(console, Object.fromEntries(originals));
}
