import { bigIntScalar, dateTimeScalar } from './scalars';

describe('DateTime', () => {
  it('reads an instant with an offset as UTC', () => {
    expect(dateTimeScalar.parseValue('2026-11-21T10:30:00+01:00')).toBe('2026-11-21T09:30:00.000Z');
  });

  it.each(['yesterday', '2026-11-21', '2026-13-41T00:00:00Z', 5, null, { $ne: null }])('refuses %p', (value) => {
    expect(() => dateTimeScalar.parseValue(value)).toThrow(/instant/);
  });
});

describe('BigInt', () => {
  it('is written as a decimal string', () => {
    expect(bigIntScalar.serialize(9_007_199_254_740_993n)).toBe('9007199254740993');
    expect(bigIntScalar.serialize(5)).toBe('5');
  });

  it.each([
    ['12', 12],
    [12, 12],
    ['-3', -3],
  ])('reads %p', (value, number) => {
    expect(bigIntScalar.parseValue(value)).toBe(number);
  });

  it.each(['1.5', 1.5, Number.NaN, '9007199254740993', '', '0x10', { $gt: 0 }, null])('refuses %p', (value) => {
    expect(() => bigIntScalar.parseValue(value)).toThrow(/integer/);
  });
});
