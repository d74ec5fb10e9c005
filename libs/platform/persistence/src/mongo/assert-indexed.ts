import { EarshotError } from '@earshot/contracts';
import type { mongo } from 'mongoose';
import type { MongoDocument } from './mongo-collection';
import type { MongoFilter } from './mongo-filter';

type Collection = mongo.Collection<MongoDocument>;

/** A comparison of one path, or alternatives. */
type Condition = readonly [path: string, operators: unknown];

/**
 * Asks the server whether it would answer a query from an index. For tests: it costs more than the query. One condition
 * that an index serves is enough, because the server then reads only what satisfies it; of alternatives each needs one.
 * Conditions are asked about one by one, as equalities where they are such, because not every server plans more.
 * @throws EarshotError INTERNAL when it would read the whole collection; `details.paths` names the compared fields
 */
export async function assertIndexed(collection: Collection, filter: MongoFilter): Promise<void> {
  if (await isServedByIndex(collection, filter)) return;
  const paths = conditionsOf(filter).map(([path]) => path);
  throw new EarshotError('INTERNAL', `A query of "${collection.collectionName}" by ${paths.join(', ') || 'nothing'} uses no index.`, {
    details: { collection: collection.collectionName, paths },
  });
}

async function isServedByIndex(collection: Collection, filter: MongoFilter): Promise<boolean> {
  for (const [path, operators] of conditionsOf(filter)) {
    const isServed = path === '$or' ? areAllServed(collection, operators as MongoFilter[]) : isConditionServed(collection, path, operators);
    if (await isServed) return true;
  }
  return false;
}

async function areAllServed(collection: Collection, alternatives: readonly MongoFilter[]): Promise<boolean> {
  const served = await Promise.all(alternatives.map((alternative) => isServedByIndex(collection, alternative)));
  return served.every(Boolean);
}

const conditionsOf = (filter: MongoFilter): Condition[] =>
  Object.entries(filter).flatMap(([path, operators]) =>
    path === '$and' ? (operators as MongoFilter[]).flatMap(conditionsOf) : [[path, operators] as const],
  );

const servedById: ReadonlySet<string> = new Set(['$eq', '$in', '$gt', '$gte', '$lt', '$lte']);

async function isConditionServed(collection: Collection, path: string, operators: unknown): Promise<boolean> {
  // Every server keeps an index of the ids; not every one says that it reads a span of them from it.
  const isIdentity = path === '_id' && isObject(operators) && Object.keys(operators).some((operator) => servedById.has(operator));
  if (isIdentity) return true;
  const bare = isObject(operators) && Object.keys(operators).length === 1 && '$eq' in operators ? operators['$eq'] : operators;
  const plan = await collection.find({ [path]: bare }).explain('queryPlanner');
  return !JSON.stringify(plan['queryPlanner'] ?? plan, (_key, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  ).includes('COLLSCAN');
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
