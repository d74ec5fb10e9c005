import { parseCursor } from './parse-cursor';

describe('parseCursor', () => {
  it.each([
    ['4', 4],
    ['7', 7],
    ['9', 9],
  ])('accepts %p of a log that keeps 5 to 9', (cursor, sequence) => {
    expect(parseCursor(cursor, { first: 5, last: 9 })).toBe(sequence);
  });

  it.each([
    ['3', 'no longer kept'],
    ['10', 'never given out'],
    ['1e1', 'malformed'],
    ['0007', 'malformed'],
    ['9007199254740993', 'malformed'],
  ])('refuses %p of a log that keeps 5 to 9', (cursor, reason) => {
    expect(() => parseCursor(cursor, { first: 5, last: 9 })).toThrow(reason);
  });
});
