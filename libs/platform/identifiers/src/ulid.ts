import { randomFillSync } from 'node:crypto';
import { ulid as ulidFrom } from 'ulid';

/** The generator asks for each of its 16 random letters by itself, and each question to the system costs some microseconds. */
const pool = Buffer.alloc(4_096);
let used = pool.length;

const valuesOfByte = 256;

/** 0 to less than 1. */
function drawFraction(): number {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const fraction = pool.readUInt8(used) / valuesOfByte;
  used += 1;
  return fraction;
}

/**
 * @returns an identifier that is unique for ever: 26 letters and digits, of which the first ten tell the millisecond, so
 * that identifiers sort by time, and 80 bits are random.
 *
 * @example
 * await collection.insert({ _id: ulid(), name });
 */
export const ulid = (): string => ulidFrom(undefined, drawFraction);
