import { withSixDecimals } from './call-log';

describe(withSixDecimals, () => {
  it.each([
    ['0', '0.000000'],
    ['0.000015', '0.000015'],
    ['0.0000005', '0.000001'],
    ['0.000000499', '0.000000'],
    ['12.3', '12.300000'],
  ])('shows %s as %s', (amount, shown) => {
    expect(withSixDecimals(amount)).toBe(shown);
  });
});
