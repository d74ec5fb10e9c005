import { DocumentStore, MongoLink, MongoPersistenceModule } from '@earshot/platform/persistence';
import { Test, type TestingModule } from '@nestjs/testing';
import { describeBlobStore } from '../blob-store.contract';
import { BlobStore } from '../blob-store';
import { GridFsBlobModule } from './grid-fs-blob.module';
import { GridFsBlobStore } from './grid-fs-blob-store';

const uri = process.env['MONGODB_URI'] ?? 'mongodb://127.0.0.1:27017';
const collections = ['blobs.files', 'blobs.chunks', 'blobs.unfinished'];

describe('GridFsBlobStore', () => {
  let module: TestingModule;
  let link: MongoLink;

  beforeAll(async () => {
    const persistence = MongoPersistenceModule.forRoot({ uri, database: `earshot_blobs_${Date.now()}` });
    module = await Test.createTestingModule({ imports: [persistence, GridFsBlobModule.forRoot()] }).compile();
    await module.init();
    const documents = module.get(DocumentStore);
    for (let attempt = 0; attempt < 50 && !(await documents.isReady()); attempt += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    link = module.get(MongoLink);
    await module.get(GridFsBlobStore).prepare(new Date());
  });

  const empty = (): Promise<unknown> => Promise.all(collections.map((name) => link.database().collection(name).deleteMany({})));

  afterAll(async () => {
    await empty();
    await module.close();
  });

  describeBlobStore(async () => {
    await empty();
    return {
      store: module.get(BlobStore),
      copiesWhenBorrowed: true,
      countEverything: async () => {
        const counts = await Promise.all(collections.map((name) => link.database().collection(name).countDocuments({})));
        return counts.reduce((sum, count) => sum + count, 0);
      },
    };
  });

  it('removes what a dead process left half-written a day ago, and nothing younger', async () => {
    await empty();
    const database = link.database();
    const startedAt = new Date('2026-11-01T00:00:00.000Z');
    const { insertedId } = await database.collection('blobs.unfinished').insertOne({ startedAt });
    await database.collection('blobs.chunks').insertOne({ files_id: insertedId, n: 0, data: Buffer.from('half') });
    const store = module.get(GridFsBlobStore);
    await store.prepare(new Date('2026-11-01T23:00:00.000Z'));
    await expect(database.collection('blobs.chunks').countDocuments({})).resolves.toBe(1);
    await store.prepare(new Date('2026-11-02T00:00:01.000Z'));
    await expect(database.collection('blobs.chunks').countDocuments({})).resolves.toBe(0);
    await expect(database.collection('blobs.unfinished').countDocuments({})).resolves.toBe(0);
  });
});
