import type { DocumentCollection } from './document-collection';
import type { DocumentStore } from './document-store';
import { describeUpdates } from './document-updates.contract';
import { where, type Filter } from './filter';
import { TextPattern } from './text-pattern';
import { ids, refused, track, trackDefinition, type Track } from './track.contract';

/** What every adapter of `DocumentStore` promises; each test begins with an empty store. */
export function describeDocumentStore(openStore: () => Promise<DocumentStore>): void {
  let store: DocumentStore;
  let tracks: DocumentCollection<Track>;

  beforeEach(async () => {
    store = await openStore();
    tracks = store.collection(trackDefinition);
  });

  it('is ready once it is open', async () => {
    await expect(store.isReady()).resolves.toBe(true);
  });

  describe('documents', () => {
    it('come back as plain objects with dates, 64-bit integers, maps and subdocuments as they went in', async () => {
      const document = track('1', {
        contentHash: 'abc',
        tags: ['dark', 'line\u2028separator\u0085\u2029'],
        costNanoUsd: 9_007_199_254_740_991n,
        leaseUntil: new Date(0),
        reservations: [{ attemptId: 'a', amount: 5_000_000_000n }],
        shares: { bob: 7n },
        measured: { tempo: { bpm: 174.5 } },
      });
      await tracks.insert(document);
      const found = await tracks.findById('1');
      expect(found).toEqual(document);
      expect(Object.getPrototypeOf(found)).toBe(Object.prototype);
    });

    it('get the defaults of the schema and lose fields that it does not know', async () => {
      const sparse = { _id: '1', ownerId: 'ann', title: 't', uploadedAt: new Date(5), isAdmin: true };
      await tracks.insert(sparse as unknown as Track);
      await expect(tracks.findById('1')).resolves.toEqual(track('1', { title: 't', uploadedAt: new Date(5) }));
    });

    it('are refused when the schema refuses them, with the fields named', async () => {
      const invalid = { ...track('1'), status: 'LOST', uploadedAt: 'never' } as unknown as Track;
      await expect(tracks.insert(invalid)).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        details: { fields: { status: 'enum', uploadedAt: 'date' } },
      });
      await expect(tracks.count({})).resolves.toBe(0);
    });

    it('are refused when an integer is not exact in both stores', async () => {
      await expect(tracks.insert(track('1', { costNanoUsd: 2n ** 53n }))).rejects.toEqual(refused('INVALID_INPUT'));
    });

    it('are absent as null', async () => {
      await expect(tracks.findById('nobody')).resolves.toBeNull();
      await expect(tracks.findOne({ ownerId: 'nobody' })).resolves.toBeNull();
    });
  });

  describe('unique indexes', () => {
    it('refuse a second document with the same id, the same compound key or the same sparse key', async () => {
      await tracks.insert(track('1', { title: 'same', contentHash: 'h' }));
      await expect(tracks.insert(track('1', { title: 'other' }))).rejects.toMatchObject({ code: 'CONFLICT', details: { fields: ['_id'] } });
      await expect(tracks.insert(track('2', { title: 'same' }))).rejects.toMatchObject({
        code: 'CONFLICT',
        details: { fields: ['ownerId', 'title'] },
      });
      await expect(tracks.insert(track('3', { contentHash: 'h' }))).rejects.toMatchObject({
        code: 'CONFLICT',
        details: { fields: ['contentHash'] },
      });
      await expect(tracks.count({})).resolves.toBe(1);
    });

    it('refuse an update into a duplicate and leave the document as it was', async () => {
      await tracks.insert(track('1', { contentHash: 'h' }));
      await tracks.insert(track('2'));
      await expect(tracks.update({ _id: '2' }, { $set: { contentHash: 'h', plays: 3 } })).rejects.toEqual(refused('CONFLICT'));
      await expect(tracks.findById('2')).resolves.toEqual(track('2'));
    });

    it('let many documents go without a sparse key', async () => {
      await Promise.all(['1', '2', '3'].map((id) => tracks.insert(track(id))));
      await expect(tracks.count({})).resolves.toBe(3);
    });
  });

  describe('documents of which some are there', () => {
    it('are stored where their ids are new, and change nothing where they are not', async () => {
      await tracks.insert(track('2', { plays: 7 }));
      const present = await tracks.insertAbsent([track('1'), track('2'), track('3'), track('3', { plays: 9 })]);
      expect(present).toEqual(new Set(['2', '3']));
      await expect(tracks.findMany({}, { sort: { _id: 1 } })).resolves.toEqual([track('1'), track('2', { plays: 7 }), track('3')]);
    });

    it('are none when they were all new, and when there were none', async () => {
      await expect(tracks.insertAbsent([track('1'), track('2')])).resolves.toEqual(new Set());
      await expect(tracks.insertAbsent([])).resolves.toEqual(new Set());
      await expect(tracks.count({})).resolves.toBe(2);
    });

    it('are refused when another unique index forbids one of them', async () => {
      await tracks.insert(track('1', { contentHash: 'h' }));
      await expect(tracks.insertAbsent([track('1'), track('2', { contentHash: 'h' })])).rejects.toMatchObject({
        code: 'CONFLICT',
        details: { fields: ['contentHash'] },
      });
      await expect(tracks.findById('2')).resolves.toBeNull();
    });

    it('are refused as a whole when the schema refuses one of them', async () => {
      const invalid = { ...track('2'), status: 'LOST' } as unknown as Track;
      await expect(tracks.insertAbsent([track('1'), invalid])).rejects.toEqual(refused('INVALID_INPUT'));
      await expect(tracks.count({})).resolves.toBe(0);
    });
  });

  describe('filters', () => {
    beforeEach(async () => {
      await tracks.insert(track('1', { tags: ['dark', 'lo-fi'], plays: 1, leaseUntil: new Date(1000), contentHash: 'x' }));
      await tracks.insert(track('2', { tags: ['bright'], plays: 2, status: 'DONE', title: 'Kick (100%).wav' }));
      await tracks.insert(track('3', { plays: 3, status: 'FAILED', ownerId: 'bob', costNanoUsd: 10n, title: 'KICK 100' }));
    });

    it.each<[string, Filter<Track>, string[]]>([
      ['equality', { status: 'DONE' }, ['2']],
      ['an element of an array', { tags: 'dark' }, ['1']],
      ['null, missing or not', { contentHash: null }, ['2', '3']],
      ['$ne of a value', { tags: where({ $ne: 'dark' }) }, ['2', '3']],
      ['$ne of null', { contentHash: where({ $ne: null }) }, ['1']],
      ['$in', { _id: where({ $in: ['1', '3', '9'] }) }, ['1', '3']],
      ['$in with null', { contentHash: where({ $in: ['x', null] }) }, ['1', '2', '3']],
      ['an empty $in', { _id: where({ $in: [] }) }, []],
      ['$nin', { status: where({ $nin: ['NEW', 'DONE'] }) }, ['3']],
      ['a range of numbers', { plays: where({ $gt: 1, $lte: 3 }) }, ['2', '3']],
      ['a range of dates, which null is not in', { leaseUntil: where({ $lt: new Date(2000) }) }, ['1']],
      ['a range of 64-bit integers', { costNanoUsd: where({ $gte: 10n }) }, ['3']],
      ['existence', { contentHash: where({ $exists: true }) }, ['1']],
      ['existence of an empty array', { tags: where({ $exists: true }) }, ['1', '2', '3']],
      ['absence', { contentHash: where({ $exists: false }) }, ['2', '3']],
      ['$or beside a field', { ownerId: 'ann', $or: [{ plays: 1 }, { plays: 3 }] }, ['1']],
      ['$and', { $and: [{ ownerId: 'ann' }, { plays: where({ $gt: 0 }) }, { plays: where({ $lt: 2 }) }] }, ['1']],
      ['a text with characters of regular expressions', { title: TextPattern.contains('(100%).') }, ['2']],
      ['a beginning without regard to case', { title: TextPattern.startsWith('kick', { ignoreCase: true }) }, ['2', '3']],
      ['a beginning with regard to case', { title: TextPattern.startsWith('KICK') }, ['3']],
      ['$not of a text', { title: where({ $not: TextPattern.contains('100') }) }, ['1']],
      ['a dotted path', { 'measured.tempo.bpm': null }, ['1', '2', '3']],
      ['nothing in particular', {}, ['1', '2', '3']],
    ])('match by %s', async (_operator, filter, expected) => {
      expect(ids(await tracks.findMany(filter))).toEqual(expected);
      await expect(tracks.count(filter)).resolves.toBe(expected.length);
    });

    it.each([
      ['an operator object as a value', { ownerId: { $ne: null } }],
      ['an operator object as an operand', { ownerId: where({ $in: [{ $ne: null }] as unknown as string[] }) }],
      ['a list as a value', { ownerId: ['ann'] }],
      ['a regular expression as a value', { ownerId: /.*/ }],
      ['undefined', { ownerId: undefined }],
      ['an unknown path', { owner: 'ann' }],
      ['an unknown operator', { plays: where({ $where: '1' } as never) }],
      ['a top-level operator', { $where: 'true' }],
      ['a text for a number', { plays: 'many' }],
      ['a number that is none', { plays: Number.NaN }],
      ['no alternatives', { $or: [] }],
      ['the prototype', { ['__proto__.polluted']: 'x' }],
    ])('refuse %s', async (_name, filter) => {
      const smuggled = filter as never;
      await expect(tracks.findMany(smuggled)).rejects.toEqual(refused('INVALID_INPUT'));
      await expect(tracks.count(smuggled)).rejects.toEqual(refused('INVALID_INPUT'));
      await expect(tracks.delete(smuggled)).rejects.toEqual(refused('INVALID_INPUT'));
      await expect(tracks.update(smuggled, { $set: { plays: 99 } })).rejects.toEqual(refused('INVALID_INPUT'));
      await expect(tracks.count({})).resolves.toBe(3);
    });
  });

  describe('results', () => {
    beforeEach(async () => {
      for (const [position, id] of ['c', 'a', 'd', 'b'].entries()) {
        await tracks.insert(track(id, { uploadedAt: new Date(position < 2 ? 1000 : 2000), plays: position }));
      }
    });

    it('are sorted by several fields and limited', async () => {
      const found = await tracks.findMany({ ownerId: 'ann' }, { sort: { uploadedAt: -1, _id: -1 }, limit: 3 });
      expect(found.map(({ _id }) => _id)).toEqual(['d', 'b', 'c']);
      await expect(tracks.findOne({}, { sort: { plays: -1 } })).resolves.toMatchObject({ _id: 'b' });
    });

    it('carry only the fields that were asked for', async () => {
      const found = await tracks.findMany({ _id: 'a' }, { fields: ['plays', 'costNanoUsd'] });
      expect(found).toEqual([{ _id: 'a', plays: 1, costNanoUsd: 0n }]);
      await expect(tracks.findOne({ _id: 'a' }, { fields: ['title'] })).resolves.toEqual({ _id: 'a', title: 'title a' });
    });

    it('go on behind a cursor without gap or repetition', async () => {
      const [first] = await tracks.findMany({ ownerId: 'ann' }, { sort: { uploadedAt: -1, _id: -1 }, limit: 1 });
      const { uploadedAt = new Date(), _id = '' } = first ?? {};
      const behind = { $or: [{ uploadedAt: where({ $lt: uploadedAt }) }, { uploadedAt, _id: where({ $lt: _id }) }] };
      const rest = await tracks.findMany({ ownerId: 'ann', ...behind }, { sort: { uploadedAt: -1, _id: -1 } });
      expect(rest.map((document) => document._id)).toEqual(['b', 'c', 'a']);
    });
  });

  describeUpdates(() => tracks);

  it('deletes what matches and says how many there were', async () => {
    await Promise.all(['1', '2', '3'].map((id) => tracks.insert(track(id, { ownerId: id === '3' ? 'bob' : 'ann' }))));
    await expect(tracks.delete({ ownerId: 'ann' })).resolves.toBe(2);
    await expect(tracks.delete({ ownerId: 'ann' })).resolves.toBe(0);
    expect(ids(await tracks.findMany({}))).toEqual(['3']);
    await tracks.insert(track('1'));
  });

  it('refuses an operator object as an id', async () => {
    await tracks.insert(track('1'));
    await expect(tracks.findById({ $ne: null } as unknown as string)).rejects.toEqual(refused('INVALID_INPUT'));
  });
}
