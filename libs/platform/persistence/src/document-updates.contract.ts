import { isEarshotError } from '@earshot/contracts';
import type { DocumentCollection } from './document-collection';
import { where } from './filter';
import { refused, track, type Track } from './track.contract';

/** What every adapter promises of updates; each test begins with an empty collection. */
export function describeUpdates(opened: () => DocumentCollection<Track>): void {
  describe('updates', () => {
    let tracks: DocumentCollection<Track>;

    beforeEach(async () => {
      tracks = opened();
      await tracks.insert(
        track('1', {
          tags: ['dark'],
          plays: 5,
          reservations: [
            { attemptId: 'a', amount: 5n },
            { attemptId: 'b', amount: 6n },
          ],
        }),
      );
    });

    it('apply every operator and give the new state', async () => {
      const changed = await tracks.findOneAndUpdate(
        { _id: '1', 'reservations.attemptId': 'a' },
        {
          $set: { status: 'DONE', 'measured.tempo.bpm': 120, 'shares.bob': 3n },
          $unset: { contentHash: true },
          $inc: { plays: 2, costNanoUsd: 5_000_000_000n },
          $addToSet: { tags: 'bright' },
          $pull: { reservations: { attemptId: 'a' } },
          $max: { uploadedAt: new Date('2027-01-01T00:00:00.000Z') },
          $min: { leaseUntil: new Date(5) },
        },
      );
      const expected = track('1', {
        status: 'DONE',
        measured: { tempo: { bpm: 120 } },
        shares: { bob: 3n },
        plays: 7,
        costNanoUsd: 5_000_000_000n,
        tags: ['dark', 'bright'],
        reservations: [{ attemptId: 'b', amount: 6n }],
        uploadedAt: new Date('2027-01-01T00:00:00.000Z'),
      });
      expect(changed).toEqual(expected);
      await expect(tracks.findById('1')).resolves.toEqual(expected);
    });

    it('push subdocuments, add to a set once, and pull scalars', async () => {
      await tracks.update({ _id: '1' }, { $push: { reservations: { attemptId: 'c', amount: 7n } }, $addToSet: { tags: 'dark' } });
      await tracks.update({ _id: '1' }, { $pull: { tags: 'dark' } });
      const found = await tracks.findById('1');
      expect(found?.reservations.at(-1)).toEqual({ attemptId: 'c', amount: 7n });
      expect(found?.tags).toEqual([]);
    });

    it('say whether and how many documents matched', async () => {
      await tracks.insert(track('2'));
      await expect(tracks.update({ _id: '1', status: 'DONE' }, { $set: { plays: 1 } })).resolves.toBe(false);
      await expect(tracks.update({ _id: '1' }, { $set: { plays: 5 } })).resolves.toBe(true);
      await expect(tracks.updateMany({ ownerId: 'ann' }, { $inc: { plays: 1 } })).resolves.toBe(2);
      await expect(tracks.findOneAndUpdate({ _id: '9' }, { $set: { plays: 1 } })).resolves.toBeNull();
    });

    it('take the first document of an order', async () => {
      await tracks.insert(track('2', { plays: 9 }));
      const taken = await tracks.findOneAndUpdate({ status: 'NEW' }, { $set: { status: 'DONE' } }, { sort: { plays: -1 } });
      expect(taken?._id).toBe('2');
    });

    it.each([
      ['an unknown path', { $set: { nothing: 1 } }],
      ['an unknown operator', { $rename: { plays: 'title' } }],
      ['an entry of a map with the name of an operator', { $set: { 'shares.bob': 1n, 'shares.$inc': 1n } }],
      ['the id', { $set: { _id: '2' } }],
      ['a value of another type', { $set: { plays: 'many' } }],
      ['a value outside an enumeration', { $set: { status: 'LOST' } }],
      ['an operator object', { $set: { title: { $ne: null } } }],
      ['undefined', { $set: { title: undefined } }],
      ['an operator object to push', { $push: { tags: { $each: ['a', 'b'] } } }],
      ['a push into something that is no array', { $push: { title: 'x' } }],
      ['an increment that is no number', { $inc: { plays: '1; drop' } }],
      ['an increment of a text', { $inc: { title: 1 } }],
      ['an operator object to pull', { $pull: { reservations: { attemptId: { $ne: null } } } }],
      ['two changes of one path', { $set: { plays: 1 }, $inc: { plays: 1 } }],
      ['a change inside another', { $set: { 'measured.tempo.bpm': 1 }, $unset: { measured: true } }],
    ])('refuse %s', async (_name, update) => {
      await expect(tracks.update({ _id: '1' }, update as never)).rejects.toEqual(refused('INVALID_INPUT'));
      await expect(tracks.findById('1')).resolves.toMatchObject({ plays: 5, title: 'title 1', tags: ['dark'] });
    });

    it('never carry a conditional counter over its cap, however many race', async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 200 }, () => tracks.update({ _id: '1', costNanoUsd: where({ $lte: 49n }) }, { $inc: { costNanoUsd: 1n } })),
      );
      expect(outcomes.filter(Boolean)).toHaveLength(50);
      await expect(tracks.findById('1')).resolves.toMatchObject({ costNanoUsd: 50n });
    });

    it('make one document when many upserts race, with the defaults of the schema', async () => {
      const states = await Promise.all(
        Array.from({ length: 50 }, () =>
          tracks.findOneAndUpdate(
            { _id: 'new' },
            { $inc: { plays: 1 }, $setOnInsert: { ownerId: 'ann', title: 'made', uploadedAt: new Date(1) } },
            { upsert: true },
          ),
        ),
      );
      expect(states.map((state) => state?.plays).toSorted((a, b) => Number(a) - Number(b))).toEqual(
        Array.from({ length: 50 }, (_, n) => n + 1),
      );
      await expect(tracks.findById('new')).resolves.toEqual(track('new', { title: 'made', uploadedAt: new Date(1), plays: 50 }));
    });

    it('refuse an upsert that the schema refuses or that names no id', async () => {
      const missing = tracks.findOneAndUpdate({ _id: 'new' }, { $inc: { plays: 1 } }, { upsert: true });
      await expect(missing).rejects.toEqual(refused('INVALID_INPUT'));
      const nameless = tracks.findOneAndUpdate({ title: 'new' }, { $inc: { plays: 1 } }, { upsert: true });
      await expect(nameless).rejects.toEqual(refused('INVALID_INPUT'));
      await expect(tracks.count({})).resolves.toBe(1);
    });

    it('refuse an upsert when the document is there but does not match', async () => {
      const contradicting = tracks.findOneAndUpdate({ _id: '1', plays: where({ $gt: 100 }) }, { $inc: { plays: 1 } }, { upsert: true });
      const outcome = await contradicting.catch((error: unknown) => error);
      expect(isEarshotError(outcome)).toBe(true);
      await expect(tracks.findById('1')).resolves.toMatchObject({ plays: 5 });
    });
  });
}
