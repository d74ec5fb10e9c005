import { SlidingLog } from './sliding-log';

describe(SlidingLog, () => {
  it('drops what is as old as it is told, and nothing younger', () => {
    const log = new SlidingLog();
    for (const instant of [1, 2, 3]) log.add(instant);
    log.dropUntil(2);
    expect([log.size, log.fromLatest(1), log.fromLatest(2)]).toEqual([1, 3, undefined]);
  });

  it('keeps the latest', () => {
    const log = new SlidingLog();
    for (const instant of [1, 2, 3]) log.add(instant);
    log.keepLatest(2);
    expect([log.size, log.fromLatest(2), log.fromLatest(3)]).toEqual([2, 2, undefined]);
  });

  it('says the same of many instants as a list would', () => {
    const log = new SlidingLog();
    for (let instant = 0; instant < 10_000; instant += 1) {
      log.add(instant);
      log.dropUntil(instant - 100);
    }
    expect([log.size, log.fromLatest(1), log.fromLatest(100), log.fromLatest(101)]).toEqual([100, 9_999, 9_900, undefined]);
  });

  it('is empty when everything has left the window', () => {
    const log = new SlidingLog();
    for (let instant = 0; instant < 5_000; instant += 1) log.add(instant);
    log.dropUntil(5_000);
    expect([log.size, log.fromLatest(1)]).toEqual([0, undefined]);
  });
});
