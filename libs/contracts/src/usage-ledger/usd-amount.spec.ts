import { addUsd, formatNanoUsd, formatSixDecimals, parseNanoUsd, usdAmount } from './usd-amount';

describe(addUsd, () => {
  it('adds without the error that floats would make', () => {
    expect(addUsd('0.1', '0.2')).toBe('0.3');
  });

  it('carries from nano-dollars into dollars', () => {
    expect(addUsd('0.999999999', '0.000000001')).toBe('1');
  });

  it('subtracts where one amount is negative', () => {
    expect(addUsd('0.5', '-0.75')).toBe('-0.25');
  });
});

describe(parseNanoUsd, () => {
  it.each([
    ['0', 0n],
    ['12', 12_000_000_000n],
    ['-0.5', -500_000_000n],
    ['0.000000001', 1n],
    ['9007199.254740993', 9_007_199_254_740_993n],
    ['-0', 0n],
  ])('reads %s', (amount, nanos) => {
    expect(parseNanoUsd(amount)).toBe(nanos);
  });
});

describe(formatNanoUsd, () => {
  it.each([
    [0n, '0'],
    [12_000n, '0.000012'],
    [-500_000_000n, '-0.5'],
    [20_000_000_000n, '20'],
  ])('writes %s as %s', (nanos, amount) => {
    expect(formatNanoUsd(nanos)).toBe(amount);
  });
});

describe(`${formatNanoUsd.name} and ${parseNanoUsd.name}`, () => {
  it.each([0n, 1n, -1n, 12_000n, 54_399_000n, 184_918_125n, 9_007_199_254_740_993n])('writes %s so that it is read back alike', (nanos) => {
    const written = formatNanoUsd(nanos);
    expect(usdAmount.safeParse(written).success).toBe(true);
    expect(parseNanoUsd(written)).toBe(nanos);
  });
});

describe(formatSixDecimals, () => {
  it.each([
    [0n, '0.000000'],
    [616_500n, '0.000617'],
    [1_999_999_999n, '2.000000'],
    [-1_500n, '-0.000002'],
    [-499n, '0.000000'],
  ])('writes %s nano-dollars as %s', (nanoUsd, written) => {
    expect(formatSixDecimals(nanoUsd)).toBe(written);
  });
});
