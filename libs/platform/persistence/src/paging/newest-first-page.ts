import type { Page, PageRequest } from '@earshot/contracts';
import type { DocumentCollection } from '../document-collection';
import type { StoredDocument } from '../document-definition';
import { where, type Filter, type Sort } from '../filter';
import { decodeCursor, encodeCursor } from './newest-first-cursor';

interface NewestFirstQuery<T, Field> {
  readonly filter: Filter<T>;
  /** The Date field that orders the list; an index over it and `_id` makes a page cost the same wherever it lies. */
  readonly orderedBy: Field;
  readonly page: PageRequest;
}

/**
 * Reads one page of a list, newest first. Documents added meanwhile neither shift it nor appear in it twice.
 * @throws EarshotError INVALID_INPUT for a cursor that is not one of ours
 */
export async function findNewestFirst<T extends StoredDocument & Record<Field, Date>, Field extends keyof T & string>(
  collection: DocumentCollection<T>,
  { filter, orderedBy, page }: NewestFirstQuery<T, Field>,
): Promise<Page<T>> {
  // A computed key loses its literal type, so the compiler cannot see that these name fields of T.
  const sort = { [orderedBy]: -1, _id: -1 } as Sort<T>;
  const [found, totalCount] = await Promise.all([
    collection.findMany(behind(filter, orderedBy, page.after), { sort, limit: page.first + 1 }),
    collection.count(filter),
  ]);
  const nodes = found.slice(0, page.first);
  return {
    nodes,
    cursors: nodes.map((node) => encodeCursor({ at: node[orderedBy], id: node._id })),
    hasNextPage: found.length > page.first,
    totalCount,
  };
}

function behind<T>(filter: Filter<T>, orderedBy: string, after: string | undefined): Filter<T> {
  if (after === undefined) return filter;
  const { at, id } = decodeCursor(after);
  const sameInstant = { $and: [{ [orderedBy]: at }, { _id: where({ $lt: id }) }] };
  const position: unknown = { $or: [{ [orderedBy]: where({ $lt: at }) }, sameInstant] };
  // The same loss of the literal type: `orderedBy` and `_id` are fields of T by the signature above.
  const both: unknown = { $and: [filter, position] };
  return both as Filter<T>;
}
