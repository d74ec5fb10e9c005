import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineEvent } from '@earshot/contracts';
import { EmbeddedDocumentStore } from '@earshot/platform/persistence';
import { z } from 'zod';
import { take } from '../contract/messaging-under-test';
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
