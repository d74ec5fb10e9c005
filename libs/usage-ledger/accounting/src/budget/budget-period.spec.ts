import { endOfPeriod, periodBefore, periodOf, startOfPeriod } from './budget-period';

describe(periodOf, () => {
  it('changes with the first instant of a UTC month', () => {
    expect(periodOf(new Date('2026-11-30T23:59:59.999Z'))).toBe('2026-11');
    expect(periodOf(new Date('2026-12-01T00:00:00.000Z'))).toBe('2026-12');
  });

  it('does not follow the time zone in which an instant is written', () => {
    expect(periodOf(new Date('2026-12-01T01:30:00+02:00'))).toBe('2026-11');
  });
});

describe(endOfPeriod, () => {
  it.each([
    ['2026-11', '2026-12-01T00:00:00.000Z'],
    ['2026-12', '2027-01-01T00:00:00.000Z'],
    ['2028-02', '2028-03-01T00:00:00.000Z'],
  ])('ends %s at %s', (period, end) => {
    expect(endOfPeriod(period).toISOString()).toBe(end);
    expect(periodOf(new Date(endOfPeriod(period).getTime() - 1))).toBe(period);
    expect(periodOf(startOfPeriod(period))).toBe(period);
  });
});

describe(periodBefore, () => {
  it('goes back over the turn of the year', () => {
    expect(periodBefore('2027-01')).toBe('2026-12');
    expect(periodBefore('2026-12')).toBe('2026-11');
  });
});
