import { EarshotError } from '@earshot/contracts';

/** Where a newest-first list was left: the instant of the last document and its id, which tells documents of one instant apart. */
export interface NewestFirstPosition {
  readonly at: Date;
  readonly id: string;
}

/** @returns the position as an opaque string that a client gives back. */
export function encodeCursor({ at, id }: NewestFirstPosition): string {
  return Buffer.from(`${at.getTime()}:${id}`).toString('base64url');
}

/** @throws EarshotError INVALID_INPUT for anything that `encodeCursor` did not make */
export function decodeCursor(cursor: string): NewestFirstPosition {
  const [, milliseconds, id] = /^(\d{1,15}):(.{1,100})$/s.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (milliseconds === undefined || id === undefined) {
    throw new EarshotError('INVALID_INPUT', 'This cursor is not one of ours. Leave it out to begin at the newest.', {
      details: { field: 'after' },
    });
  }
  return { at: new Date(Number(milliseconds)), id };
}
