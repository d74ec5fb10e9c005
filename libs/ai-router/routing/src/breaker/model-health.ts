/** One finished call, as far as health is concerned. */
export interface CallSample {
  readonly succeeded: boolean;
  readonly durationMs: number;
}

/** How a model is doing, as a value: every transition makes a new one. */
export interface ModelHealth {
  /** Failures since the last success. */
  readonly failuresInARow: number;
  /** Calls are refused until then, in milliseconds since the epoch; null while the breaker is closed. */
  readonly openUntilMs: number | null;
  /** When the one probe of a half-open breaker was let through. */
  readonly probeSinceMs: number | null;
  /** The latest calls, oldest first. */
  readonly recent: readonly CallSample[];
}

export type BreakerState = 'CLOSED' | 'OPEN' | 'HALF_OPEN';

/** Nothing is known yet. */
export const freshHealth: ModelHealth = { failuresInARow: 0, openUntilMs: null, probeSinceMs: null, recent: [] };

const failuresToOpen = 5;
const openForMs = 20_000;
/** A probe that has not answered for so long is taken for lost, and another one may go. */
const probeLostAfterMs = 60_000;
const keptSamples = 100;

/** @returns the state of the breaker: CLOSED lets calls through, OPEN none, HALF_OPEN one at a time. */
export function breakerState({ openUntilMs }: ModelHealth, nowMs: number): BreakerState {
  if (openUntilMs === null) return 'CLOSED';
  return nowMs < openUntilMs ? 'OPEN' : 'HALF_OPEN';
}

/** @returns whether a call would be let through now. */
export function admitsCall(health: ModelHealth, nowMs: number): boolean {
  const state = breakerState(health, nowMs);
  if (state !== 'HALF_OPEN') return state === 'CLOSED';
  return health.probeSinceMs === null || nowMs - health.probeSinceMs >= probeLostAfterMs;
}

/** @returns the health after a call was let through: in a half-open breaker it is the probe. */
export function beginCall(health: ModelHealth, nowMs: number): ModelHealth {
  return breakerState(health, nowMs) === 'HALF_OPEN' ? { ...health, probeSinceMs: nowMs } : health;
}

/** @returns the health after a call ended; a success closes the breaker, failures in a row or a failed probe open it. */
export function endCall(health: ModelHealth, sample: CallSample, nowMs: number): ModelHealth {
  const recent = [...health.recent, sample].slice(-keptSamples);
  if (sample.succeeded) return { ...freshHealth, recent };
  const failuresInARow = health.failuresInARow + 1;
  const opens = failuresInARow >= failuresToOpen || health.openUntilMs !== null;
  return { failuresInARow, openUntilMs: opens ? nowMs + openForMs : null, probeSinceMs: null, recent };
}

/** @returns the health after a call that says nothing about the model, such as a cancelled one: a probe may go again. */
export const forgetCall = (health: ModelHealth): ModelHealth => ({ ...health, probeSinceMs: null });

/**
 * @returns the health after another replica told until when the model is shut, in milliseconds since the epoch, or with 0 that
 * it answers again
 */
export function followBreaker(health: ModelHealth, toldUntilMs: number): ModelHealth {
  if (toldUntilMs === 0) return health.openUntilMs === null ? health : { ...freshHealth, recent: health.recent };
  return toldUntilMs <= (health.openUntilMs ?? 0) ? health : { ...health, openUntilMs: toldUntilMs };
}

/** @returns the share of the latest calls that succeeded, or null before the first. */
export function successRate({ recent }: ModelHealth): number | null {
  return recent.length === 0 ? null : recent.filter(({ succeeded }) => succeeded).length / recent.length;
}

/** @returns the duration that 95 of 100 successful calls stay within, in milliseconds, or null before the first. */
export function p95Ms({ recent }: ModelHealth): number | null {
  const durations = recent.filter(({ succeeded }) => succeeded).map(({ durationMs }) => durationMs);
  return durations.sort((first, second) => first - second)[Math.ceil(durations.length * 0.95) - 1] ?? null;
}
