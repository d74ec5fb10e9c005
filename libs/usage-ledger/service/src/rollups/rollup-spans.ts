const dayMs = 86_400_000;

/** @returns the UTC day of an instant, for example `2026-11-21`. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

/** @returns the month of a day. */
export const monthOf = (day: string): string => day.slice(0, 7);

export const isMonth = (span: string): boolean => span.length === 7;

/** @returns the instants between which a day or month lies, its end not included. */
export function boundsOf(span: string): { from: Date; to: Date } {
  const from = new Date(isMonth(span) ? `${span}-01` : span);
  const days = isMonth(span) ? new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 0)).getUTCDate() : 1;
  return { from, to: new Date(from.getTime() + days * dayMs) };
}

/** @returns the days from one instant to another, each as a whole. */
export function daysBetween(from: Date, to: Date): string[] {
  const first = Date.parse(dayOf(from));
  const days = Math.max(0, Math.ceil((to.getTime() - first) / dayMs));
  return Array.from({ length: days }, (_, day) => dayOf(new Date(first + day * dayMs)));
}

/** @returns the days of a month. */
export function daysOfMonth(month: string): string[] {
  const { from, to } = boundsOf(month);
  return daysBetween(from, to);
}

/** @returns the months from one to another, both included. */
export function monthsBetween(from: string, to: string): string[] {
  const first = new Date(`${from}-01`);
  const count = (Number(to.slice(0, 4)) - first.getUTCFullYear()) * 12 + Number(to.slice(5)) - first.getUTCMonth();
  return Array.from({ length: count }, (_, month) =>
    new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1)).toISOString().slice(0, 7),
  );
}
