import { atLeast, atMost, barRows } from './bar.mjs';

const whole = (value: number) => value.toFixed(0);

describe('bars', () => {
  it('hold at their limit and not beyond', () => {
    expect([atLeast('speed', 400, 400, whole), atMost('memory', 251, 250, whole)]).toMatchObject([
      { bar: '≥ 400', measured: '400', holds: true },
      { bar: '≤ 250', measured: '251', holds: false },
    ]);
  });

  it('are open when nothing was measured', () => {
    const rows = barRows([atLeast('speed', undefined, 400, whole), atMost('error', Number.NaN, 1, whole)]);

    expect(rows.map(([, , measured, holds]: string[]) => [measured, holds])).toEqual([
      ['–', '–'],
      ['–', '–'],
    ]);
  });
});
