import { EarshotError } from '@earshot/contracts';
import type { mongo } from 'mongoose';
import type { MongoDocument } from './mongo-collection';
import type { MongoFilter } from './mongo-filter';

/**
 * Asks the server how it would answer a query. For tests: it doubles the work.
 * @throws EarshotError INTERNAL when it would read the whole collection; `details.paths` names the compared fields
 */
export async function assertIndexed(
  collection: mongo.Collection<MongoDocument>,
  filter: MongoFilter,
  sort: mongo.Sort = {},
): Promise<void> {
  const plan = await collection.find(filter).sort(sort).explain('queryPlanner');
  if (!JSON.stringify(plan['queryPlanner'] ?? plan).includes('COLLSCAN')) return;
  const paths = [...new Set(JSON.stringify(filter).match(/"[\w.]+(?=":)/g) ?? [])].map((path) => path.slice(1));
  throw new EarshotError('INTERNAL', `A query of "${collection.collectionName}" by ${paths.join(', ') || 'nothing'} uses no index.`, {
    details: { collection: collection.collectionName, paths },
  });
}
