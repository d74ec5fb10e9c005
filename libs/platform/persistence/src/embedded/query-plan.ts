import type { EmbeddedFilter } from './embedded-filter';
import type { Bound, SortedIndex, Span } from './sorted-index';

/** Which rows of which index a query reads, and whether they come in the wanted order. */
export interface QueryPlan {
  readonly index: SortedIndex;
  readonly spans: readonly Span[];
  readonly isReversed: boolean;
  readonly isSorted: boolean;
}

export type SortOrder = Readonly<Record<string, 1 | -1>>;

/** @returns the way through the index that narrows the query most, else one that spares the sorting; undefined when none helps */
export function planQuery(indexes: readonly SortedIndex[], filter: EmbeddedFilter, sort: SortOrder | undefined): QueryPlan | undefined {
  let best: { readonly plan: QueryPlan; readonly worth: number } | undefined;
  for (const index of indexes) {
    const candidate = planOver(index, filter, sort);
    if (candidate.worth > (best?.worth ?? 0)) best = candidate;
  }
  return best?.plan;
}

function planOver(index: SortedIndex, filter: EmbeddedFilter, sort: SortOrder | undefined): { plan: QueryPlan; worth: number } {
  const equal = equalValues(index, filter);
  const narrowed = spansOf(equal, filter[index.paths[equal.length] ?? '']);
  const spans = narrowed ?? [around(equal)];
  const narrowness = 2 * equal.length + (narrowed === undefined ? 0 : 1);
  // Spans follow one another in no order, and a sparse index lacks documents unless what it holds is asked for.
  const hasOrder = spans.length === 1 && (narrowness > 0 || !index.isSparse);
  const direction = sort === undefined || !hasOrder ? undefined : directionOf(index, filter, sort);
  return {
    plan: { index, spans, isReversed: direction === -1, isSorted: sort === undefined || direction !== undefined },
    worth: 2 * narrowness + (direction === undefined ? 0 : 1),
  };
}

function equalValues({ paths }: SortedIndex, filter: EmbeddedFilter): unknown[] {
  const end = paths.findIndex((path) => !isBare(filter[path]));
  return paths.slice(0, end === -1 ? paths.length : end).map((path) => filter[path]);
}

const isBare = (condition: unknown): boolean => (typeof condition === 'object' ? condition instanceof Date : condition !== undefined);

const distinct = (values: readonly unknown[]): unknown[] => [
  ...new Map(values.map((value) => [value instanceof Date ? value.getTime() : value, value])).values(),
];

const around = (values: readonly unknown[]): Span =>
  values.length === 0 ? {} : { from: { values, isBehind: false }, to: { values, isBehind: true } };

/** @returns what a range or a list of values behind some equal ones leaves; undefined for any other condition */
function spansOf(equal: readonly unknown[], condition: unknown): Span[] | undefined {
  if (typeof condition !== 'object' || condition === null) return undefined;
  const { $in, $gt, $gte, $lt, $lte } = condition as Readonly<Record<string, unknown>>;
  if (Array.isArray($in)) return distinct($in).map((value) => around([...equal, value]));
  const bound = (value: unknown, isBehind: boolean): Bound => ({ values: [...equal, value], isBehind });
  const from = $gte === undefined ? $gt : $gte;
  const to = $lte === undefined ? $lt : $lte;
  if (from === undefined && to === undefined) return undefined;
  const whole = around(equal);
  return [
    {
      ...whole,
      ...(from === undefined ? {} : { from: bound(from, $gte === undefined) }),
      ...(to === undefined ? {} : { to: bound(to, $lte !== undefined) }),
    },
  ];
}

/** @returns in which direction an index has the wanted order, given what is equal anyway */
function directionOf(index: SortedIndex, filter: EmbeddedFilter, sort: SortOrder): 1 | -1 | undefined {
  const wanted = Object.entries(sort).filter(([path]) => !isBare(filter[path]));
  const given = [...index.paths.filter((path) => !isBare(filter[path])), '_id'];
  const direction = wanted[0]?.[1] ?? 1;
  const isGiven = wanted.every(
    ([path, each], place) => each === direction && (given[place] === path || given.slice(0, place).includes('_id')),
  );
  return isGiven ? direction : undefined;
}
