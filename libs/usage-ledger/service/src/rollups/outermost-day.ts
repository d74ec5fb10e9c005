import type { InstantSpan } from './cover-span';

/** On which side of all that is recorded one looks. */
export type Side = 'earliest' | 'latest';

/** Tells whether anything was recorded within a span. */
export type HoldsAny = (span: InstantSpan) => Promise<boolean>;

const dayMs = 86_400_000;
/** Behind every clock. */
const endOfTimeMs = Date.UTC(2200, 0, 1);

/**
 * Looks for the first or the last of what was recorded without ordering all of it, which some stores do in memory. It asks
 * about stretches that reach back twice as far each time, and then about halves of the one that it found: so no question
 * is about much more than half of all, however long the time before and behind it.
 * @returns a span of a day at most that holds it; null when nothing was recorded since 1970
 */
export async function findOutermostDay(side: Side, { now, holdsAny }: { now: Date; holdsAny: HoldsAny }): Promise<InstantSpan | null> {
  const backwards = stretchesBackFrom(now);
  for (const stretch of side === 'latest' ? backwards : backwards.toReversed()) {
    if (await holdsAny(stretch)) return narrow(stretch, side, holdsAny);
  }
  return null;
}

async function narrow(span: InstantSpan, side: Side, holdsAny: HoldsAny): Promise<InstantSpan> {
  let { from, to } = span;
  while (to.getTime() - from.getTime() > dayMs) {
    const middle = new Date(Math.floor((from.getTime() + to.getTime()) / 2));
    const [earlier, later] = [
      { from, to: middle },
      { from: middle, to },
    ] as const;
    const [preferred, other] = side === 'earliest' ? [earlier, later] : [later, earlier];
    ({ from, to } = (await holdsAny(preferred)) ? preferred : other);
  }
  return { from, to };
}

/** @returns all of time in stretches, the latest first. */
function stretchesBackFrom(now: Date): InstantSpan[] {
  const stretches: InstantSpan[] = [];
  let to = endOfTimeMs;
  for (let reachMs = 0; to > 0; reachMs = Math.max(dayMs, reachMs * 2)) {
    const from = Math.max(0, now.getTime() - reachMs);
    stretches.push({ from: new Date(from), to: new Date(to) });
    to = from;
  }
  return stretches;
}
