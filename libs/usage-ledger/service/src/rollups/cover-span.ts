import { dayOf, monthOf } from './rollup-spans';
import type { RollupUnit } from './rollup.document';

/** Rollups of one unit that follow each other; both ends are inside. */
export interface RollupRange {
  readonly unit: RollupUnit;
  readonly from: string;
  readonly to: string;
}

/** A span between two instants, its end not included. */
export interface InstantSpan {
  readonly from: Date;
  readonly to: Date;
}

/** What a span of time is made of: whole months and days, and the parts of days at its edges. */
export interface SpanCover {
  readonly ranges: readonly RollupRange[];
  readonly edges: readonly InstantSpan[];
}

const dayMs = 86_400_000;

/**
 * Covers a span by as few rollups as possible.
 * @param largest `day` where days must be told apart: then no month is used
 */
export function coverSpan({ from, to }: InstantSpan, largest: RollupUnit): SpanCover {
  const firstDay = Math.ceil(from.getTime() / dayMs) * dayMs;
  const endDay = Math.floor(to.getTime() / dayMs) * dayMs;
  if (firstDay >= endDay) return { ranges: [], edges: [{ from, to }] };
  const edges = [
    { from, to: new Date(firstDay) },
    { from: new Date(endDay), to },
  ].filter((edge) => edge.from < edge.to);
  return { ranges: largest === 'day' ? daysFrom(firstDay, endDay) : monthsAndDays(firstDay, endDay), edges };
}

function monthsAndDays(firstDay: number, endDay: number): RollupRange[] {
  const firstMonth = monthAtOrAfter(firstDay);
  const endMonth = Math.max(firstMonth, monthAtOrBefore(endDay));
  if (firstMonth >= endMonth || endMonth > endDay) return daysFrom(firstDay, endDay);
  const months: RollupRange = { unit: 'month', from: monthOf(dayAt(firstMonth)), to: monthOf(dayAt(endMonth - dayMs)) };
  return [...daysFrom(firstDay, firstMonth), months, ...daysFrom(endMonth, endDay)];
}

const daysFrom = (firstDay: number, endDay: number): RollupRange[] =>
  firstDay >= endDay ? [] : [{ unit: 'day', from: dayAt(firstDay), to: dayAt(endDay - dayMs) }];

const dayAt = (instantMs: number): string => dayOf(new Date(instantMs));

function monthAtOrBefore(instantMs: number): number {
  const instant = new Date(instantMs);
  return Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth(), 1);
}

function monthAtOrAfter(instantMs: number): number {
  const instant = new Date(instantMs);
  const month = monthAtOrBefore(instantMs);
  return month === instantMs ? month : Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth() + 1, 1);
}
