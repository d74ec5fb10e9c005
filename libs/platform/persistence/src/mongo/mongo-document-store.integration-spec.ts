import { Test, type TestingModule } from '@nestjs/testing';
import { describeDocumentStore } from '../document-store.contract';
import { DocumentStore } from '../document-store';
import { where } from '../filter';
import { trackDefinition } from '../track.contract';
import { MongoPersistenceModule } from './mongo-persistence.module';

const uri = process.env['MONGODB_URI'] ?? 'mongodb://127.0.0.1:27017';

const start = async (options: { uri: string; database: string; assertIndexed?: boolean }): Promise<TestingModule> => {
  const module = await Test.createTestingModule({ imports: [MongoPersistenceModule.forRoot(options)] }).compile();
  return module.init();
};

const untilReady = async (store: DocumentStore): Promise<void> => {
  for (let attempt = 0; attempt < 50 && !(await store.isReady()); attempt += 1) await new Promise((resolve) => setTimeout(resolve, 100));
};

describe('MongoDocumentStore', () => {
  const database = `earshot_test_${Date.now()}`;
  let module: TestingModule;
  let store: DocumentStore;

  beforeAll(async () => {
    module = await start({ uri, database });
    store = module.get(DocumentStore);
    store.collection(trackDefinition);
    await untilReady(store);
  });

  afterAll(async () => {
    await store.collection(trackDefinition).delete({});
    await module.close();
  });

  describeDocumentStore(async () => {
    await store.collection(trackDefinition).delete({});
    return store;
  });

  it('lets a query that reads the whole collection fail where indexes are asserted', async () => {
    const strict = await start({ uri, database, assertIndexed: true });
    const asserting = strict.get(DocumentStore);
    const tracks = asserting.collection(trackDefinition);
    await untilReady(asserting);
    await expect(tracks.findMany({ ownerId: 'ann' }, { sort: { uploadedAt: -1 }, limit: 10 })).resolves.toEqual([]);
    await expect(tracks.findById('1')).resolves.toBeNull();
    await expect(tracks.findMany({ _id: where({ $gt: '1' }) }, { sort: { _id: 1 }, limit: 10 })).resolves.toBeInstanceOf(Array);
    await expect(tracks.findMany({ plays: where({ $gt: 1 }) })).rejects.toMatchObject({ code: 'INTERNAL', details: { paths: ['plays'] } });
    await expect(tracks.update({ status: 'NEW' }, { $set: { plays: 1 } })).rejects.toMatchObject({ code: 'INTERNAL' });
    await strict.close();
  });

  it('starts without the server and then fails at once', async () => {
    const alone = await start({ uri: 'mongodb://127.0.0.1:1', database });
    const unreachable = alone.get(DocumentStore);
    const startedMs = performance.now();
    await expect(unreachable.collection(trackDefinition).findById('1')).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    await expect(unreachable.isReady()).resolves.toBe(false);
    expect(performance.now() - startedMs).toBeLessThan(1000);
    await alone.close();
  });
});
