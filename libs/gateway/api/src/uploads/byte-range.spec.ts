import { parseRange } from './byte-range';

describe(parseRange, () => {
  it.each([
    ['bytes=0-99', { start: 0, end: 99 }],
    ['bytes=100-', { start: 100, end: 999 }],
    ['bytes=-100', { start: 900, end: 999 }],
    ['bytes=-5000', { start: 0, end: 999 }],
    ['bytes=900-5000', { start: 900, end: 999 }],
  ])('reads %s', (header, range) => {
    expect(parseRange(header, 1_000)).toEqual(range);
  });

  it.each([undefined, '', 'bytes=-', 'bytes=0-1,5-6', 'lines=1-2'])('answers %s with the whole file', (header) => {
    expect(parseRange(header, 1_000)).toBeNull();
  });

  it.each(['bytes=1000-', 'bytes=5-2'])('refuses %s', (header) => {
    expect(() => parseRange(header, 1_000)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });
});
