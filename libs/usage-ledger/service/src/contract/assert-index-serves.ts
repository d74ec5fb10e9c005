import type { DocumentDefinition, Filter, Sort, StoredDocument } from '@earshot/platform/persistence';

/** Throws for a query that would read a whole collection: no compared or sorted field leads an index. */
export function assertIndexServes<T extends StoredDocument>(
  { collection, indexes }: DocumentDefinition<T>,
  filter: Filter<T>,
  sort: Sort<T> | undefined,
): void {
  const leaders = new Set(['_id', ...indexes.flatMap(({ paths }) => paths.slice(0, 1))]);
  const compared = comparedPaths(filter);
  const isServed = [...compared, ...Object.keys(sort ?? {}).slice(0, 1)].some((path) => leaders.has(path));
  if (!isServed && compared.length > 0) throw new Error(`No index serves a query of ${collection} by ${compared.join(', ')}.`);
}

/** The fields that every match must fit; alternatives narrow nothing. */
const comparedPaths = (filter: object): string[] =>
  Object.entries(filter).flatMap(([path, value]: [string, unknown]) => {
    if (path === '$and' && Array.isArray(value)) return value.flatMap(comparedPaths);
    return path.startsWith('$') ? [] : [path];
  });
