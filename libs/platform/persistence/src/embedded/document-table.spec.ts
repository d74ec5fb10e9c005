import { match } from '@seald-io/nedb/lib/model';
import { Schema } from 'mongoose';
import { defineDocument } from '../document-definition';
import { compareValues } from './compare-values';
import { DocumentTable, type TableQuery } from './document-table';
import type { EmbeddedDocument } from './stored-row';

const definition = defineDocument<{ _id: string }>({
  collection: 'notes',
  schema: new Schema({ _id: String, owner: String, at: Date, size: Number, email: String, part: { rank: Number } })
    .index({ owner: 1, at: -1, _id: -1 })
    .index({ at: 1 })
    .index({ 'part.rank': 1 })
    .index({ size: 1 }, { sparse: true })
    .index({ email: 1 }, { unique: true, sparse: true }),
});

/** A reproducible series of whole numbers below a bound. */
function seriesFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

function randomDocument(next: (below: number) => number, id: number): EmbeddedDocument {
  return {
    _id: `id${String(id).padStart(5, '0')}`,
    owner: next(10) === 0 ? null : `owner${next(5)}`,
    at: new Date(next(300)),
    ...(next(3) === 0 ? {} : { size: next(20) }),
    part: next(4) === 0 ? {} : { rank: next(9) },
  };
}

function bruteForce(documents: readonly EmbeddedDocument[], { filter, sort = {}, limit }: TableQuery): EmbeddedDocument[] {
  const order = (left: EmbeddedDocument, right: EmbeddedDocument): number => {
    for (const [path, direction] of Object.entries(sort)) {
      const difference = direction * compareValues(left[path], right[path]);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  return documents
    .filter((document) => match(document, filter))
    .sort(order)
    .slice(0, limit);
}

const range = { $gte: new Date(50), $lt: new Date(200), $ne: null };

describe(DocumentTable, () => {
  const next = seriesFrom(7);
  const kept = new Map<string, EmbeddedDocument>();
  const table = new DocumentTable(
    definition,
    Array.from({ length: 700 }, (_, id) => randomDocument(next, id)).map((document) => (kept.set(document._id, document), document)),
  );

  beforeAll(() => {
    for (let step = 0; step < 3000; step += 1) {
      const document = randomDocument(next, next(2000));
      const isPresent = kept.has(document._id);
      if (isPresent && next(3) === 0) {
        table.remove(document._id);
        kept.delete(document._id);
        continue;
      }
      if (isPresent) table.replace(document);
      else table.insert(document);
      kept.set(document._id, document);
    }
  });

  it.each<[string, TableQuery]>([
    ['everything', { filter: {}, sort: { _id: 1 } }],
    ['an id', { filter: { _id: 'id00042' } }],
    ['an id and a field that differs', { filter: { _id: 'id00042', owner: 'nobody' } }],
    ['a list of ids', { filter: { _id: { $in: ['id00001', 'id00002', 'id00003', 'id00002'] } }, sort: { _id: -1 } }],
    ['ids behind another', { filter: { _id: { $gt: 'id01500' } }, sort: { _id: 1 }, limit: 20 }],
    ['the last ids', { filter: {}, sort: { _id: -1 }, limit: 5 }],
    ['the newest of an owner', { filter: { owner: 'owner1' }, sort: { at: -1, _id: -1 }, limit: 30 }],
    ['the newest of an owner within a span', { filter: { owner: 'owner1', at: range }, sort: { at: -1, _id: -1 } }],
    ['the oldest of all', { filter: {}, sort: { at: 1, _id: 1 }, limit: 50 }],
    ['a span', { filter: { at: range }, sort: { at: 1, _id: 1 } }],
    ['a span without its ends', { filter: { at: { $gt: new Date(50), $lte: new Date(60) } }, sort: { _id: 1 } }],
    ['a list of dates', { filter: { at: { $in: [new Date(5), new Date(9), new Date(5)] } }, sort: { _id: 1 } }],
    ['an order that no index has', { filter: { owner: 'owner2' }, sort: { size: 1, _id: -1 }, limit: 40 }],
    ['a sparse index', { filter: { size: 7 }, sort: { _id: 1 } }],
    ['an order of a sparse index', { filter: {}, sort: { size: 1, _id: 1 } }],
    ['a path inside', { filter: { 'part.rank': { $gte: 7 } }, sort: { _id: 1 } }],
    ['mixed directions', { filter: {}, sort: { owner: 1, at: -1, _id: 1 } }],
  ])('finds by %s what a look at every document finds', (_what, query) => {
    const expected = bruteForce([...kept.values()], query);
    expect(table.find(query)).toEqual(expected);
  });

  it('knows how many documents it holds', () => {
    expect(table.size).toBe(kept.size);
  });
});

describe('unique indexes of DocumentTable', () => {
  const tableOf = (...documents: EmbeddedDocument[]): DocumentTable => new DocumentTable(definition, documents);

  it('refuse a second key and leave everything as it was', () => {
    const table = tableOf({ _id: 'a', email: 'e', owner: 'o' }, { _id: 'b', email: 'f', owner: 'o' });
    const conflict = expect.objectContaining({ code: 'CONFLICT', details: { collection: 'notes', fields: ['email'] } });
    expect(() => table.insert({ _id: 'c', email: 'e', owner: 'o' })).toThrow(conflict);
    expect(() => table.replace({ _id: 'b', email: 'e', owner: 'o' })).toThrow(conflict);
    expect(table.find({ filter: { owner: 'o' }, sort: { _id: 1 } })).toEqual([
      { _id: 'a', email: 'e', owner: 'o' },
      { _id: 'b', email: 'f', owner: 'o' },
    ]);
    table.replace({ _id: 'a', email: 'g', owner: 'o' });
    table.insert({ _id: 'c', email: 'e', owner: 'o' });
    expect(table.size).toBe(3);
  });
});

describe('expiring documents of DocumentTable', () => {
  const tokens = defineDocument<{ _id: string }>({
    collection: 'tokens',
    schema: new Schema({ _id: String, expiresAt: Date, secret: String })
      .index({ expiresAt: 1 }, { expireAfterSeconds: 10 })
      .index({ secret: 1 }, { unique: true }),
  });
  const past = new Date(Date.now() - 11_000);
  const future = new Date(Date.now() + 3_600_000);

  it('are over after their time, so that their ids and keys are free again', () => {
    const table = new DocumentTable(tokens, []);
    table.insert({ _id: 'a', expiresAt: past, secret: 's' });
    table.insert({ _id: 'b', expiresAt: future, secret: 't' });
    table.insert({ _id: 'c', expiresAt: past, secret: 'u' });
    table.insert({ _id: 'a', expiresAt: future, secret: 'u' });
    expect(table.find({ filter: {}, sort: { _id: 1 } }).map(({ _id }) => _id)).toEqual(['a', 'b']);
    expect([...table.documents()]).toHaveLength(2);
  });

  it('are left out when they are loaded', () => {
    expect(new DocumentTable(tokens, [{ _id: 'a', expiresAt: past, secret: 's' }]).size).toBe(0);
  });
});
