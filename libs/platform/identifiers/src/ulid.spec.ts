import { decodeTime } from 'ulid';
import { ulid } from './ulid';

const timeLetters = 10;

describe('ulid', () => {
  it('draws each of its random letters from the whole alphabet, for more identifiers than one filling of its pool gives', () => {
    const ids = Array.from({ length: 5_000 }, ulid);
    expect(new Set(ids).size).toBe(ids.length);
    for (let place = timeLetters; place < 26; place += 1) expect(new Set(ids.map((id) => id[place])).size).toBe(32);
    for (const id of ids) expect(id).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
  });

  it('begins with its time', () => {
    const before = Date.now();
    const atMs = decodeTime(ulid());
    expect(atMs).toBeGreaterThanOrEqual(before);
    expect(atMs).toBeLessThanOrEqual(Date.now());
  });
});
