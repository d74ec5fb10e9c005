import { EarshotError } from '@earshot/contracts';

/** What a log keeps at present: the sequence numbers of its oldest and its latest entry. `first` is `last + 1` when it keeps none. */
export interface KeptRange {
  readonly first: number;
  readonly last: number;
}

const decimal = /^(?:0|[1-9]\d{0,14})$/;

const refuse = (reason: string): never => {
  throw new EarshotError('INVALID_INPUT', reason, { details: { issues: [{ path: 'after', message: reason }] } });
};

/** @returns the sequence number that a cursor stands for. Throws INVALID_INPUT when reading on behind it would not be complete. */
export function parseCursor(cursor: string, { first, last }: KeptRange): number {
  if (!decimal.test(cursor)) return refuse('The cursor is malformed.');
  const sequence = Number(cursor);
  if (sequence > last) return refuse('The cursor was never given out.');
  if (sequence < first - 1) return refuse('What follows the cursor is no longer kept.');
  return sequence;
}
