import { kWeightingFilter } from './k-weighting-filter';

describe(kWeightingFilter, () => {
  it('has the coefficients of BS.1770-4 at 48 kHz', () => {
    const { shelf, highPass } = kWeightingFilter(48_000);

    [1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585].forEach((expected, index) =>
      expect(shelf[index]).toBeCloseTo(expected, 8),
    );
    [1, -2, 1, -1.99004745483398, 0.99007225036621].forEach((expected, index) => expect(highPass[index]).toBeCloseTo(expected, 8));
  });
});
