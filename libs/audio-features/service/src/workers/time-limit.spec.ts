import { timeLimitMs } from './time-limit';

const limit = { floorMs: 10_000, msPerSecondOfAudio: 100, capMs: 60_000 };

describe(timeLimitMs, () => {
  it.each([
    ['nothing', 0, 10_000],
    ['three minutes', 180, 28_000],
    ['hours', 9_999, 60_000],
    ['a duration below zero', -5, 10_000],
  ])('gives %s its time', (_, durationSeconds, expected) => {
    expect(timeLimitMs(durationSeconds, limit)).toBe(expected);
  });

  it('never gives more than the cap, however low it is', () => {
    expect(timeLimitMs(180, { ...limit, capMs: 1_000 })).toBe(1_000);
  });
});
