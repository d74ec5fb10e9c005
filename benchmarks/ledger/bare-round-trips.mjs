import { installed } from './compiled.mjs';
import { percentile } from './percentile.mjs';

const { mongo } = installed('mongoose');

/**
 * Times single conditional updates of the bare driver at a server, with the write concern of the ledger: what a call of the
 * ledger costs at least there.
 * @returns the server, and a function that takes samples; their times are kept until `close` tells them
 */
export async function bareRoundTrips({ MONGODB_URI: uri }, database) {
  const client = await mongo.MongoClient.connect(uri, { writeConcern: { w: 'majority', journal: true } });
  const documents = client.db(database).collection('bare_round_trips');
  await documents.insertOne({ _id: 'one', count: 0, remaining: 1e9 });
  const times = [];
  const one = async () => {
    const startedMs = performance.now();
    await documents.findOneAndUpdate({ _id: 'one', remaining: { $gte: 1 } }, { $inc: { count: 1, remaining: -1 } });
    return performance.now() - startedMs;
  };
  for (let warming = 0; warming < 50; warming += 1) await one();
  return {
    sample: async () => times.push(await one()),
    close: async () => {
      await client.close();
      return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), count: times.length };
    },
  };
}
