import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeDocumentStore } from '../document-store.contract';
import { EmbeddedDocumentStore } from './embedded-document-store';

describe(EmbeddedDocumentStore, () => {
  const stores: EmbeddedDocumentStore[] = [];
  let parent: string;

  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'earshot-documents-'));
  });

  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await rm(parent, { recursive: true });
  });

  describeDocumentStore(async () => {
    const store = new EmbeddedDocumentStore({ dataDirectory: join(parent, String(stores.length)) });
    stores.push(store);
    return store;
  });
});
