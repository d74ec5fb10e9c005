import {
  admitsCall,
  beginCall,
  breakerState,
  endCall,
  followBreaker,
  forgetCall,
  freshHealth,
  p95Ms,
  successRate,
  type ModelHealth,
} from './model-health';

const failed = { succeeded: false, durationMs: 10 };
const succeeded = { succeeded: true, durationMs: 100 };
const afterFailures = (count: number, nowMs = 0): ModelHealth =>
  Array.from({ length: count }).reduce<ModelHealth>((health) => endCall(health, failed, nowMs), freshHealth);

describe('ModelHealth', () => {
  it('stays closed through four failures in a row and opens at the fifth', () => {
    expect(breakerState(afterFailures(4), 0)).toBe('CLOSED');
    expect(breakerState(afterFailures(5), 0)).toBe('OPEN');
    expect(admitsCall(afterFailures(5), 19_999)).toBe(false);
  });

  it('counts only failures in a row', () => {
    expect(breakerState(endCall(endCall(afterFailures(4), succeeded, 0), failed, 0), 0)).toBe('CLOSED');
  });

  it('lets one probe through after twenty seconds, and no second beside it', () => {
    const open = afterFailures(5);
    expect(breakerState(open, 20_000)).toBe('HALF_OPEN');
    const probing = beginCall(open, 20_000);
    expect(admitsCall(open, 20_000)).toBe(true);
    expect(admitsCall(probing, 20_001)).toBe(false);
  });

  it('closes when the probe succeeds and opens again when it fails', () => {
    const probing = beginCall(afterFailures(5), 20_000);
    expect(breakerState(endCall(probing, succeeded, 21_000), 21_000)).toBe('CLOSED');
    const open = endCall(probing, failed, 21_000);
    expect(breakerState(open, 40_999)).toBe('OPEN');
    expect(breakerState(open, 41_000)).toBe('HALF_OPEN');
  });

  it('lets another probe through when the first was cancelled or lost', () => {
    const probing = beginCall(afterFailures(5), 20_000);
    expect(admitsCall(forgetCall(probing), 20_001)).toBe(true);
    expect(admitsCall(probing, 80_000)).toBe(true);
  });

  it('leaves a closed breaker as it is when a call begins', () => {
    expect(beginCall(freshHealth, 5)).toBe(freshHealth);
  });

  it('knows the share of successes and how long they took', () => {
    const health = [...Array.from({ length: 19 }, () => succeeded), { succeeded: true, durationMs: 900 }, failed].reduce<ModelHealth>(
      (present, sample) => endCall(present, sample, 0),
      freshHealth,
    );
    expect(successRate(health)).toBeCloseTo(20 / 21);
    expect(p95Ms(health)).toBe(100);
  });

  it('claims nothing before the first call', () => {
    expect(successRate(freshHealth)).toBeNull();
    expect(p95Ms(freshHealth)).toBeNull();
  });

  it('remembers the latest hundred calls only', () => {
    expect(afterFailures(150).recent).toHaveLength(100);
  });

  it('opens and closes as another replica tells', () => {
    const told = followBreaker(freshHealth, 5_000);
    expect(breakerState(told, 4_999)).toBe('OPEN');
    expect(followBreaker(told, 4_000)).toBe(told);
    expect(breakerState(followBreaker(told, 0), 100)).toBe('CLOSED');
    expect(followBreaker(freshHealth, 0)).toBe(freshHealth);
  });
});
