/** @returns the UTC month of an instant, for example `2026-11`. Budgets are reset by this key: no job that could be missed. */
export const periodOf = (instant: Date): string => instant.toISOString().slice(0, 7);

/** @returns the first instant of a period. */
export const startOfPeriod = (period: string): Date => new Date(`${period}-01T00:00:00.000Z`);

/** @returns the first instant behind a period: when the budget starts anew. */
export function endOfPeriod(period: string): Date {
  const start = startOfPeriod(period);
  return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1));
}

/** @returns the month before a period. */
export const periodBefore = (period: string): string => periodOf(new Date(startOfPeriod(period).getTime() - 1));
