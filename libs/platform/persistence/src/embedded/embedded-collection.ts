import type { CastFilter } from '../casting/cast-filter';
import { applyChanges, encodeIntegers } from '../casting/apply-changes';
import { findBigIntPaths, restoreBigInts } from '../casting/big-int-paths';
import { castDocument } from '../casting/cast-document';
import { castFilter } from '../casting/cast-filter';
import { castUpdate, type CastChange } from '../casting/cast-update';
import { firstStateOf } from '../casting/first-state';
import type { DocumentCollection, FindManyOptions, FindOneAndUpdateOptions, FindOneOptions, Projected } from '../document-collection';
import type { DocumentDefinition, StoredDocument } from '../document-definition';
import { byId, type Filter } from '../filter';
import type { Update } from '../update';
import { embeddedFilter } from './embedded-filter';
import type { CollectionFile, EmbeddedDocument } from './collection-file';

/** A collection in one NeDB file. */
export class EmbeddedCollection<T extends StoredDocument> implements DocumentCollection<T> {
  private readonly bigIntPaths: ReturnType<typeof findBigIntPaths>;

  constructor(
    private readonly definition: DocumentDefinition<T>,
    private readonly file: CollectionFile,
  ) {
    this.bigIntPaths = findBigIntPaths(definition.schema);
  }

  async insert(document: T): Promise<void> {
    const cast = await castDocument(this.definition, document);
    await this.file.write((writer) => writer.insert(encode(cast)));
  }

  async insertAbsent(documents: readonly T[]): Promise<ReadonlySet<string>> {
    const cast = await Promise.all(documents.map((document) => castDocument(this.definition, document)));
    return this.file.write(async (writer) => {
      const present = new Set<string>();
      for (const document of cast) {
        const { length } = await writer.find({ _id: document._id });
        if (length > 0) present.add(document._id);
        else await writer.insert(encode(document));
      }
      return present;
    });
  }

  async findById(id: string): Promise<T | null> {
    const [found] = await this.file.find(embeddedFilter(castFilter(this.definition, byId<T>(id))), { limit: 1 });
    return found === undefined ? null : this.decode<T>(found);
  }

  async findOne<F extends keyof T = keyof T>(filter: Filter<T>, options: FindOneOptions<T, F> = {}): Promise<Projected<T, F> | null> {
    const [found] = await this.findMany(filter, { ...options, limit: 1 });
    return found ?? null;
  }

  async findMany<F extends keyof T = keyof T>(filter: Filter<T>, options: FindManyOptions<T, F> = {}): Promise<Projected<T, F>[]> {
    const found = await this.file.find(embeddedFilter(castFilter(this.definition, filter)), options);
    return found.map((document) => this.decode<Projected<T, F>>(document));
  }

  async count(filter: Filter<T>): Promise<number> {
    return this.file.count(embeddedFilter(castFilter(this.definition, filter)));
  }

  async update(filter: Filter<T>, update: Update<T>): Promise<boolean> {
    return (await this.change(filter, update)) !== undefined;
  }

  async updateMany(filter: Filter<T>, update: Update<T>): Promise<number> {
    const query = embeddedFilter(castFilter(this.definition, filter));
    const changes = await castUpdate(this.definition, update);
    return this.file.write(async (writer) => {
      const found = await writer.find(query);
      for (const document of found) await writer.replace(applyChanges(document, changes));
      return found.length;
    });
  }

  async findOneAndUpdate(filter: Filter<T>, update: Update<T>, options: FindOneAndUpdateOptions<T> = {}): Promise<T | null> {
    const changed = await this.change(filter, update, options);
    return changed === undefined ? null : this.decode<T>(changed);
  }

  async delete(filter: Filter<T>): Promise<number> {
    const query = embeddedFilter(castFilter(this.definition, filter));
    return this.file.write((writer) => writer.remove(query));
  }

  /** @returns the document as it is stored now; undefined where none was changed */
  private async change(
    filter: Filter<T>,
    update: Update<T>,
    options: FindOneAndUpdateOptions<T> = {},
  ): Promise<EmbeddedDocument | undefined> {
    const cast = castFilter(this.definition, filter);
    const changes = await castUpdate(this.definition, update);
    return this.file.write(async (writer) => {
      const [found] = await writer.find(embeddedFilter(cast), { ...(options.sort ? { sort: options.sort } : {}), limit: 1 });
      if (found !== undefined) return writer.replace(applyChanges(found, changes));
      return options.upsert === true ? writer.insert(await this.made(cast, changes)) : undefined;
    });
  }

  private async made(filter: CastFilter, changes: readonly CastChange[]): Promise<EmbeddedDocument> {
    const { base, settled } = firstStateOf(this.definition, filter, changes);
    return encode(await castDocument(this.definition, applyChanges(base, settled)));
  }

  private decode<D>(document: EmbeddedDocument): D {
    restoreBigInts(document, this.bigIntPaths);
    return document as unknown as D;
  }
}

const encode = (document: StoredDocument): EmbeddedDocument => encodeIntegers(document) as EmbeddedDocument;
