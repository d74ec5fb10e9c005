import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineEvent, EarshotError } from '@earshot/contracts';
import { EmbeddedDocumentStore } from '@earshot/platform/persistence';
import { z } from 'zod';
import { take } from '../contract/messaging-under-test';
import { eventLogDefinition } from './event-log-document';
import { EventLogLane } from './event-log-lane';
import { StoredEventLog } from './stored-event-log';

const stepped = defineEvent({ subject: 'spec.v1.step.taken', payload: z.object({ n: z.int() }) });

describe('StoredEventLog', () => {
  let dataDirectory = '';
  let store: EmbeddedDocumentStore;
  let log: StoredEventLog;

  const start = async (keptEntries: number): Promise<void> => {
    store = new EmbeddedDocumentStore({ dataDirectory });
    log = new StoredEventLog(store, { keptEntries, recentEntries: 8 });
    await store.load();
  };
  const append = async (from: number, to: number): Promise<void> => {
    await Promise.all(
      Array.from({ length: to - from }, (_, index) =>
        log.append(stepped, { id: `${from + index}`, key: 'a', payload: { n: from + index } }),
      ),
    );
  };

  beforeEach(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'earshot-event-log-'));
  });
  afterEach(async () => {
    log.onModuleDestroy();
    await store.close();
    await rm(dataDirectory, { recursive: true });
  });

  it('reads from the store what memory holds no longer, and goes on from memory', async () => {
    await start(1_000);
    await append(0, 300);
    const reading = take(log.read(stepped, { from: 'start' }), 310);
    await append(300, 310);
    expect((await reading).map(({ payload }) => payload.n)).toEqual(Array.from({ length: 310 }, (_, n) => n));
  });

  it('goes on, without loss, behind a stroke of which the store kept only a part', async () => {
    await start(1_000);
    const documents = store.collection(eventLogDefinition);
    const lane = new EventLogLane(stepped.subject, documents, { keptEntries: 1_000, recentEntries: 8 });
    const entries = [0, 1, 2].map((n) => ({ id: `${n}`, key: 'a', body: `{"payload":{"n":${n}}}` }));
    await lane.append(entries.slice(0, 1));
    const failure = jest.spyOn(documents, 'insertAbsent').mockImplementationOnce(async ([first]) => {
      if (first !== undefined) await documents.insert(first);
      throw new EarshotError('SERVICE_UNAVAILABLE', 'The disk is full.');
    });
    await expect(lane.append(entries.slice(1))).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    failure.mockRestore();
    await lane.append(entries.slice(1));
    const { entries: kept } = await lane.pageBehind(0, undefined);
    expect(kept.map(({ body }) => body)).toEqual(entries.map(({ body }) => body));
  });

  it('keeps a bounded number of entries, numbers on after a restart, and refuses a cursor behind which something is gone', async () => {
    await start(10);
    await append(0, 25);
    const [oldest] = await take(log.read(stepped, { from: 'start' }), 1);
    expect(Number(oldest?.cursor)).toBeGreaterThanOrEqual(6);
    await expect(take(log.read(stepped, { after: '2' }), 1)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    log.onModuleDestroy();
    await store.close();

    await start(10);
    await append(25, 26);
    expect(await take(log.read(stepped, { after: '25' }), 1)).toEqual([{ cursor: '26', payload: { n: 25 } }]);
  });
});
