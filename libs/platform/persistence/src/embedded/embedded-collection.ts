import { applyChanges, encodeChanges, encodeIntegers } from '../casting/apply-changes';
import { decodeBigInts, findBigIntPlaces, type BigIntPlaces } from '../casting/big-int-places';
import { castDocument } from '../casting/cast-document';
import { castFilter, type CastFilter } from '../casting/cast-filter';
import { castUpdate, type CastChange } from '../casting/cast-update';
import { firstStateOf } from '../casting/first-state';
import type { DocumentCollection, FindManyOptions, FindOneAndUpdateOptions, FindOneOptions, Projected } from '../document-collection';
import type { DocumentDefinition, StoredDocument } from '../document-definition';
import { byId, type Filter, type Sort } from '../filter';
import type { Update } from '../update';
import type { CollectionFile } from './collection-file';
import { embeddedFilter } from './embedded-filter';
import type { SortOrder } from './query-plan';
import type { EmbeddedDocument } from './stored-row';

/** A collection in memory and in a file of its own. */
export class EmbeddedCollection<T extends StoredDocument> implements DocumentCollection<T> {
  private readonly bigIntPlaces: BigIntPlaces;

  constructor(
    private readonly definition: DocumentDefinition<T>,
    private readonly file: CollectionFile,
  ) {
    this.bigIntPlaces = findBigIntPlaces(definition.schema);
  }

  async insert(document: T): Promise<void> {
    const encoded = encode(await castDocument(this.definition, document));
    await this.file.write((writer) => writer.insert(encoded));
  }

  async insertAbsent(documents: readonly T[]): Promise<ReadonlySet<string>> {
    const cast = await Promise.all(documents.map((document) => castDocument(this.definition, document)));
    return this.file.write((writer) => {
      const present = new Set<string>();
      for (const document of cast) {
        if (writer.find({ filter: { _id: document._id } }).length > 0) present.add(document._id);
        else writer.insert(encode(document));
      }
      return present;
    });
  }

  async findById(id: string): Promise<T | null> {
    const [found] = await this.file.find({ filter: this.queryOf(byId<T>(id)), limit: 1 });
    return found === undefined ? null : this.decode<T>(found);
  }

  async findOne<F extends keyof T = keyof T>(filter: Filter<T>, options: FindOneOptions<T, F> = {}): Promise<Projected<T, F> | null> {
    const [found] = await this.findMany(filter, { ...options, limit: 1 });
    return found ?? null;
  }

  async findMany<F extends keyof T = keyof T>(filter: Filter<T>, options: FindManyOptions<T, F> = {}): Promise<Projected<T, F>[]> {
    const { fields, limit } = options;
    const found = await this.file.find({ filter: this.queryOf(filter), sort: orderOf(options.sort), limit });
    return found.map((document) => this.decode<Projected<T, F>>(fields === undefined ? document : project(document, fields)));
  }

  async count(filter: Filter<T>): Promise<number> {
    return (await this.file.find({ filter: this.queryOf(filter) })).length;
  }

  async update(filter: Filter<T>, update: Update<T>): Promise<boolean> {
    return (await this.change(filter, update)) !== undefined;
  }

  async updateMany(filter: Filter<T>, update: Update<T>): Promise<number> {
    const query = this.queryOf(filter);
    const changes = encodeChanges(await castUpdate(this.definition, update));
    return this.file.write((writer) => {
      const found = writer.find({ filter: query });
      for (const document of found) writer.change(document, changes);
      return found.length;
    });
  }

  async findOneAndUpdate(filter: Filter<T>, update: Update<T>, options: FindOneAndUpdateOptions<T> = {}): Promise<T | null> {
    const changed = await this.change(filter, update, options);
    return changed === undefined ? null : this.decode<T>(changed);
  }

  async delete(filter: Filter<T>): Promise<number> {
    const query = this.queryOf(filter);
    return this.file.write((writer) => {
      const found = writer.find({ filter: query });
      for (const document of found) writer.remove(document);
      return found.length;
    });
  }

  /** @returns the document as it is stored now; undefined where none was changed */
  private async change(
    filter: Filter<T>,
    update: Update<T>,
    { sort, upsert }: FindOneAndUpdateOptions<T> = {},
  ): Promise<EmbeddedDocument | undefined> {
    const cast = castFilter(this.definition, filter);
    const changes = encodeChanges(await castUpdate(this.definition, update));
    const query = { filter: embeddedFilter(cast), sort: orderOf(sort), limit: 1 };
    const changed = await this.file.write((writer) => {
      const [found] = writer.find(query);
      return found === undefined ? undefined : writer.change(found, changes);
    });
    if (changed !== undefined || upsert !== true) return changed;
    const made = await this.made(cast, changes);
    return this.file.write((writer) => {
      // Another upsert may have been faster while the first state was cast.
      const [found] = writer.find(query);
      if (found !== undefined) return writer.change(found, changes);
      writer.insert(made);
      return made;
    });
  }

  private async made(filter: CastFilter, changes: readonly CastChange[]): Promise<EmbeddedDocument> {
    const { base, settled } = firstStateOf(this.definition, filter, changes);
    return encode(await castDocument(this.definition, applyChanges(base, settled)));
  }

  private queryOf(filter: Filter<T>): ReturnType<typeof embeddedFilter> {
    return embeddedFilter(castFilter(this.definition, filter));
  }

  private decode<D>(document: EmbeddedDocument): D {
    return decodeBigInts(document, this.bigIntPlaces) as D;
  }
}

const encode = (document: StoredDocument): EmbeddedDocument => encodeIntegers(document) as EmbeddedDocument;

const orderOf = <T extends StoredDocument>(sort: Sort<T> | undefined): SortOrder | undefined => sort as SortOrder | undefined;

function project(document: EmbeddedDocument, fields: readonly PropertyKey[]): EmbeddedDocument {
  const projected: Record<string, unknown> & StoredDocument = { _id: document._id };
  for (const field of fields) {
    const value = document[String(field)];
    if (value !== undefined) projected[String(field)] = value;
  }
  return projected;
}
