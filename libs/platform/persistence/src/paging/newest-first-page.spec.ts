import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Schema } from 'mongoose';
import { defineDocument } from '../document-definition';
import type { DocumentCollection } from '../document-collection';
import { EmbeddedDocumentStore } from '../embedded/embedded-document-store';
import { decodeCursor } from './newest-first-cursor';
import { findNewestFirst } from './newest-first-page';

interface Note {
  _id: string;
  ownerId: string;
  writtenAt: Date;
}

const notes = defineDocument<Note>({
  collection: 'notes',
  schema: new Schema({ _id: { type: String, required: true }, ownerId: String, writtenAt: Date }).index({
    ownerId: 1,
    writtenAt: -1,
    _id: -1,
  }),
});

describe(findNewestFirst, () => {
  let folder: string;
  let store: EmbeddedDocumentStore;
  let collection: DocumentCollection<Note>;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-paging-'));
    store = new EmbeddedDocumentStore({ dataDirectory: folder });
    collection = store.collection(notes);
    await store.load();
    // Three notes share each instant, so the id has to tell them apart.
    for (let index = 0; index < 10; index++) await write(`n${index}`, Math.floor(index / 3) * 1_000);
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  const write = (id: string, atMs: number) => collection.insert({ _id: id, ownerId: 'anna', writtenAt: new Date(atMs) });
  const read = (first: number, after?: string) =>
    findNewestFirst(collection, {
      filter: { ownerId: 'anna' },
      orderedBy: 'writtenAt',
      page: { first, ...(after === undefined ? {} : { after }) },
    });

  it('reads every document once, the newest first, whatever the size of the pages', async () => {
    const seen: string[] = [];
    for (let after: string | undefined, more = true; more;) {
      const page = await read(4, after);
      seen.push(...page.nodes.map(({ _id }) => _id));
      after = page.cursors.at(-1);
      more = page.hasNextPage;
    }
    expect(seen).toEqual(['n9', 'n8', 'n7', 'n6', 'n5', 'n4', 'n3', 'n2', 'n1', 'n0']);
  });

  it('is not shifted by what is written meanwhile', async () => {
    const first = await read(4);
    await write('late', 99_000);
    const second = await read(4, first.cursors.at(-1));
    expect(second.nodes.map(({ _id }) => _id)).toEqual(['n5', 'n4', 'n3', 'n2']);
  });

  it('counts all documents of the filter, not only those of the page', async () => {
    expect((await read(2)).totalCount).toBe(10);
  });

  it.each(['', 'not a cursor', Buffer.from('12:').toString('base64url'), Buffer.from('{"$ne":null}').toString('base64url')])(
    'refuses the cursor "%s"',
    async (after) => {
      expect(() => decodeCursor(after)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
      await expect(read(2, after)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    },
  );
});
