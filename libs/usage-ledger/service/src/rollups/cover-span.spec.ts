import { coverSpan } from './cover-span';

const span = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) });
const day = (from: string, to: string) => ({ unit: 'day', from, to });
const month = (from: string, to: string) => ({ unit: 'month', from, to });

describe(coverSpan, () => {
  it('takes whole months, whole days beside them and parts of days at the edges', () => {
    expect(coverSpan(span('2025-11-29T18:00:00Z', '2026-03-02T06:00:00Z'), 'month')).toEqual({
      ranges: [day('2025-11-30', '2025-11-30'), month('2025-12', '2026-02'), day('2026-03-01', '2026-03-01')],
      edges: [span('2025-11-29T18:00:00Z', '2025-11-30T00:00:00Z'), span('2026-03-02T00:00:00Z', '2026-03-02T06:00:00Z')],
    });
  });

  it('takes one month for one month', () => {
    const november = span('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z');
    expect(coverSpan(november, 'month')).toEqual({ ranges: [month('2026-11', '2026-11')], edges: [] });
    expect(coverSpan(november, 'day')).toEqual({ ranges: [day('2026-11-01', '2026-11-30')], edges: [] });
  });

  it.each([
    ['within a month', '2026-11-03T00:00:00Z', '2026-11-20T00:00:00Z', [day('2026-11-03', '2026-11-19')]],
    ['over the end of a month', '2026-11-30T00:00:00Z', '2026-12-02T00:00:00Z', [day('2026-11-30', '2026-12-01')]],
    [
      'of a month and a day',
      '2026-11-01T00:00:00Z',
      '2026-12-02T00:00:00Z',
      [month('2026-11', '2026-11'), day('2026-12-01', '2026-12-01')],
    ],
    [
      'of a day and a month',
      '2026-10-31T00:00:00Z',
      '2026-12-01T00:00:00Z',
      [day('2026-10-31', '2026-10-31'), month('2026-11', '2026-11')],
    ],
  ])('takes a span %s', (_case, from, to, ranges) => {
    expect(coverSpan(span(from, to), 'month')).toEqual({ ranges, edges: [] });
  });

  it.each([
    ['within a day', '2026-11-03T06:00:00Z', '2026-11-03T07:00:00Z'],
    ['around midnight', '2026-11-03T06:00:00Z', '2026-11-04T07:00:00Z'],
  ])('reads a span %s from the lines alone', (_case, from, to) => {
    expect(coverSpan(span(from, to), 'month')).toEqual({ ranges: [], edges: [span(from, to)] });
  });
});
