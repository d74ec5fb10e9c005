import { retryDelayMs } from './retry-delay';

describe('retryDelayMs', () => {
  it('doubles from attempt to attempt up to its bound', () => {
    const delays = [1, 2, 3, 4, 50].map((attempt) => retryDelayMs(attempt, { baseMs: 500, maxMs: 3_000 }));
    expect(delays).toEqual([500, 1_000, 2_000, 3_000, 3_000]);
  });
});
