import { match } from '@seald-io/nedb/lib/model';
import type { DocumentDefinition, StoredDocument } from '../document-definition';
import { DuplicateDocumentError } from '../duplicate-document.error';
import { compareValues, valueAt } from './compare-values';
import type { EmbeddedFilter } from './embedded-filter';
import { embeddedIndexes } from './embedded-indexes';
import { Expiry } from './expiry';
import { planQuery, type SortOrder } from './query-plan';
import { SortedIndex } from './sorted-index';
import type { EmbeddedDocument, StoredRow } from './stored-row';

export interface TableQuery {
  readonly filter: EmbeddedFilter;
  readonly sort?: SortOrder | undefined;
  readonly limit?: number | undefined;
}

/** The documents of one collection in memory, by their ids and by the indexes of the schema. What it hands out must not be changed. */
export class DocumentTable {
  private readonly rows = new Map<string, StoredRow>();
  private readonly indexes: readonly SortedIndex[];
  /** Made when a query first asks for a span or the order of the ids. */
  private ids: SortedIndex | undefined;
  private readonly expiry: Expiry;

  /** @throws DuplicateDocumentError when the documents contradict a unique index */
  constructor(
    private readonly definition: DocumentDefinition<StoredDocument>,
    documents: Iterable<EmbeddedDocument>,
  ) {
    this.expiry = new Expiry(definition);
    for (const document of documents) if (!this.expiry.isOver(document)) this.rows.set(document._id, { document });
    this.indexes = embeddedIndexes(definition).map((index) => new SortedIndex(index, this.rows.values()));
    const broken = this.indexes.find((index) => index.isUnique && index.findRepeated() !== undefined);
    if (broken !== undefined) throw new DuplicateDocumentError(definition.collection, broken.paths);
  }

  get size(): number {
    return this.rows.size;
  }

  *documents(): Generator<EmbeddedDocument, void> {
    for (const { document } of this.rows.values()) if (!this.expiry.isOver(document)) yield document;
  }

  /** @throws DuplicateDocumentError */
  insert(document: EmbeddedDocument): void {
    const present = this.rows.get(document._id);
    if (present !== undefined && this.expiry.isOver(present.document)) this.remove(document._id);
    else if (present !== undefined) throw new DuplicateDocumentError(this.definition.collection, ['_id']);
    for (const index of this.indexes) this.assertFree(index, document);
    const row = { document };
    this.rows.set(document._id, row);
    for (const index of this.allIndexes()) index.insert(row);
  }

  /** Gives a document its next state. @throws DuplicateDocumentError */
  replace(next: EmbeddedDocument): void {
    const row = this.rows.get(next._id);
    if (row === undefined) return this.insert(next);
    const moved = this.indexes.filter((index) => !index.isUnmoved(row.document, next));
    for (const index of moved) this.assertFree(index, next);
    for (const index of moved) index.remove(row);
    row.document = next;
    for (const index of moved) index.insert(row);
  }

  remove(id: string): void {
    const row = this.rows.get(id);
    if (row === undefined) return;
    this.rows.delete(id);
    for (const index of this.allIndexes()) index.remove(row);
  }

  find({ filter, sort, limit = Number.POSITIVE_INFINITY }: TableQuery): EmbeddedDocument[] {
    const found: EmbeddedDocument[] = [];
    const { rows, isSorted } = this.candidates(filter, sort);
    const enough = isSorted ? limit : Number.POSITIVE_INFINITY;
    const expired: string[] = [];
    for (const { document } of rows) {
      if (!match(document, filter)) continue;
      if (this.expiry.isOver(document)) expired.push(document._id);
      else if (found.push(document) >= enough) break;
    }
    // Whatever is written without them is theirs no more; they need no line, since they are left out when the file is read.
    for (const id of expired) this.remove(id);
    return isSorted || sort === undefined ? found : found.sort(orderBy(sort)).slice(0, limit);
  }

  private candidates(filter: EmbeddedFilter, sort: SortOrder | undefined): { rows: Iterable<StoredRow>; isSorted: boolean } {
    const ids = idsOf(filter);
    if (ids !== undefined) return { rows: this.rowsOf(ids), isSorted: sort === undefined || ids.length <= 1 };
    const plan = planQuery(this.indexes, filter, sort) ?? planQuery([this.idIndex(filter, sort)].flat(), filter, sort);
    if (plan === undefined) return { rows: this.rows.values(), isSorted: sort === undefined };
    const { index, isReversed, isSorted, spans } = plan;
    const [first] = spans;
    const rows =
      spans.length === 1 && first !== undefined ? index.read(first, isReversed) : spans.flatMap((span) => [...index.read(span, false)]);
    return { rows, isSorted };
  }

  private rowsOf(ids: readonly string[]): StoredRow[] {
    const rows: StoredRow[] = [];
    for (const id of ids) {
      const row = this.rows.get(id);
      if (row !== undefined) rows.push(row);
    }
    return rows;
  }

  private idIndex(filter: EmbeddedFilter, sort: SortOrder | undefined): SortedIndex | [] {
    if (filter['_id'] === undefined && sort?.['_id'] === undefined) return [];
    this.ids ??= new SortedIndex({ paths: ['_id'], isUnique: true, isSparse: false }, this.rows.values());
    return this.ids;
  }

  private allIndexes(): readonly SortedIndex[] {
    return this.ids === undefined ? this.indexes : [...this.indexes, this.ids];
  }

  private assertFree(index: SortedIndex, document: EmbeddedDocument): void {
    if (!index.isUnique) return;
    const holder = index.holderOf(document)?.document;
    if (holder === undefined || holder._id === document._id) return;
    if (this.expiry.isOver(holder)) this.remove(holder._id);
    else throw new DuplicateDocumentError(this.definition.collection, index.paths);
  }
}

/** @returns the ids that a filter names; undefined when it names none */
function idsOf({ _id }: EmbeddedFilter): readonly string[] | undefined {
  if (typeof _id === 'string') return [_id];
  const listed = typeof _id === 'object' && _id !== null && '$in' in _id ? _id.$in : undefined;
  return Array.isArray(listed) ? [...new Set<string>(listed)] : undefined;
}

function orderBy(sort: SortOrder): (left: EmbeddedDocument, right: EmbeddedDocument) => number {
  const criteria = Object.entries(sort).map(([path, direction]) => ({ parts: path.split('.'), direction }));
  return (left, right) => {
    for (const { parts, direction } of criteria) {
      const order = compareValues(valueAt(left, parts), valueAt(right, parts));
      if (order !== 0) return direction * order;
    }
    return 0;
  };
}
