import { boundsOf, daysBetween, daysOfMonth, monthsBetween } from './rollup-spans';

describe('spans of rollups', () => {
  it('names the months from one to another, over the end of a year', () => {
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(monthsBetween('2026-11', '2026-11')).toEqual(['2026-11']);
  });

  it('names the days that an instant lies in, the last one only when it has begun', () => {
    expect(daysBetween(new Date('2026-02-27T18:00:00Z'), new Date('2026-03-01T00:00:00Z'))).toEqual(['2026-02-27', '2026-02-28']);
    expect(daysBetween(new Date('2026-02-28T18:00:00Z'), new Date('2026-03-01T00:00:00.001Z'))).toEqual(['2026-02-28', '2026-03-01']);
  });

  it('knows how long months are', () => {
    expect(daysOfMonth('2028-02')).toHaveLength(29);
    expect(boundsOf('2026-12')).toEqual({ from: new Date('2026-12-01'), to: new Date('2027-01-01') });
  });
});
