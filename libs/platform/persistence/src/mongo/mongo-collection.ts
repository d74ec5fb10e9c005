import { isEarshotError } from '@earshot/contracts';
import type { mongo } from 'mongoose';
import { applyChanges, encodeChanges } from '../casting/apply-changes';
import { decodeBigInts, findBigIntPlaces, type BigIntPlaces } from '../casting/big-int-places';
import { castDocument } from '../casting/cast-document';
import { castFilter } from '../casting/cast-filter';
import { castUpdate, type CastChange } from '../casting/cast-update';
import { firstStateOf } from '../casting/first-state';
import type { DocumentCollection, FindManyOptions, FindOneAndUpdateOptions, FindOneOptions, Projected } from '../document-collection';
import type { DocumentDefinition, StoredDocument } from '../document-definition';
import { byId, type Filter } from '../filter';
import type { Update } from '../update';
import { insertAbsent } from './insert-absent';
import { mongoError } from './mongo-error';
import { mongoFilter, type MongoFilter } from './mongo-filter';
import { mongoUpdate } from './mongo-update';

/** Documents as the driver sees them: our ids are strings. */
export type MongoDocument = Record<string, unknown> & StoredDocument;

export interface MongoAccess {
  /** @throws EarshotError SERVICE_UNAVAILABLE without a connection */
  open(name: string): mongo.Collection<MongoDocument>;
  /** Called before every query; for tests that assert indexes. */
  beforeQuery(collection: mongo.Collection<MongoDocument>, filter: MongoFilter): Promise<void>;
}

interface Query<T extends StoredDocument> {
  readonly filter: Filter<T>;
  readonly sort?: object | undefined;
}

/** A collection of MongoDB. Values are cast by us, so that the driver is used bare. */
export class MongoCollection<T extends StoredDocument> implements DocumentCollection<T> {
  private readonly bigIntPlaces: BigIntPlaces;

  constructor(
    private readonly definition: DocumentDefinition<T>,
    private readonly access: MongoAccess,
  ) {
    this.bigIntPlaces = findBigIntPlaces(definition.schema);
  }

  async insert(document: T): Promise<void> {
    const cast = await castDocument(this.definition, document);
    await this.attempt((collection) => collection.insertOne(cast));
  }

  async insertAbsent(documents: readonly T[]): Promise<ReadonlySet<string>> {
    const cast = await Promise.all(documents.map((document) => castDocument(this.definition, document)));
    if (cast.length === 0) return new Set();
    return this.attempt((collection) => insertAbsent(collection, cast));
  }

  async findById(id: string): Promise<T | null> {
    const [found] = await this.find<T>({ filter: byId<T>(id) }, { limit: 1 });
    return found ?? null;
  }

  async findOne<F extends keyof T = keyof T>(filter: Filter<T>, options: FindOneOptions<T, F> = {}): Promise<Projected<T, F> | null> {
    const [found] = await this.findMany(filter, { ...options, limit: 1 });
    return found ?? null;
  }

  findMany<F extends keyof T = keyof T>(filter: Filter<T>, options: FindManyOptions<T, F> = {}): Promise<Projected<T, F>[]> {
    const { fields, limit, sort } = options;
    const projection = fields === undefined ? {} : { projection: Object.fromEntries(fields.map((field) => [field, 1])) };
    return this.find<Projected<T, F>>({ filter, sort }, { ...projection, ...(limit === undefined ? {} : { limit }) });
  }

  async count(filter: Filter<T>): Promise<number> {
    return this.query({ filter }, (collection, query) => collection.countDocuments(query));
  }

  async update(filter: Filter<T>, update: Update<T>): Promise<boolean> {
    const changes = mongoUpdate(await castUpdate(this.definition, update));
    const { matchedCount } = await this.query({ filter }, (collection, query) => collection.updateOne(query, changes));
    return matchedCount > 0;
  }

  async updateMany(filter: Filter<T>, update: Update<T>): Promise<number> {
    const changes = mongoUpdate(await castUpdate(this.definition, update));
    const { matchedCount } = await this.query({ filter }, (collection, query) => collection.updateMany(query, changes));
    return matchedCount;
  }

  async findOneAndUpdate(filter: Filter<T>, update: Update<T>, options: FindOneAndUpdateOptions<T> = {}): Promise<T | null> {
    const changes = await castUpdate(this.definition, update);
    const sort = options.sort === undefined ? {} : { sort: options.sort as mongo.Sort };
    const change = (): Promise<T | null> =>
      this.query({ filter }, async (collection, query) => {
        const changed = await collection.findOneAndUpdate(query, mongoUpdate(changes), { ...sort, returnDocument: 'after' });
        return changed === null ? null : this.decode<T>(changed);
      });
    const changed = await change();
    return changed !== null || options.upsert !== true ? changed : this.makeOrChange(filter, changes, change);
  }

  async delete(filter: Filter<T>): Promise<number> {
    const { deletedCount } = await this.query({ filter }, (collection, query) => collection.deleteMany(query));
    return deletedCount;
  }

  // An insert of the whole first state gives every default; who loses a race for the id changes what the winner made.
  private async makeOrChange(filter: Filter<T>, changes: readonly CastChange[], change: () => Promise<T | null>): Promise<T> {
    const { base, settled } = firstStateOf(this.definition, castFilter(this.definition, filter), changes);
    const firstState = await castDocument(this.definition, applyChanges(base, encodeChanges(settled)));
    try {
      await this.attempt((collection) => collection.insertOne({ ...firstState }));
      return this.decode<T>(firstState);
    } catch (error) {
      const present = isEarshotError(error, 'CONFLICT') ? await change() : null;
      if (present !== null) return present;
      throw error;
    }
  }

  private find<R>({ filter, sort }: Query<T>, options: mongo.FindOptions): Promise<R[]> {
    return this.query({ filter }, async (collection, query) => {
      const cursor = collection.find(query, { ...options, ...(sort === undefined ? {} : { sort: sort as mongo.Sort }) });
      return (await cursor.toArray()).map((document) => this.decode<R>(document));
    });
  }

  private query<R>(
    { filter }: Pick<Query<T>, 'filter'>,
    work: (collection: mongo.Collection<MongoDocument>, query: MongoFilter) => Promise<R>,
  ): Promise<R> {
    return this.attempt(async (collection) => {
      const query = mongoFilter(castFilter(this.definition, filter));
      await this.access.beforeQuery(collection, query);
      return work(collection, query);
    });
  }

  private async attempt<R>(work: (collection: mongo.Collection<MongoDocument>) => Promise<R>): Promise<R> {
    try {
      return await work(this.access.open(this.definition.collection));
    } catch (error) {
      throw mongoError(this.definition.collection, error);
    }
  }

  private decode<D>(document: object): D {
    return decodeBigInts(document, this.bigIntPlaces) as D;
  }
}
