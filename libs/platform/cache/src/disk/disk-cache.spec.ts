import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { CacheStore } from '../cache-store';
import { describeCacheStore } from '../cache-store.contract';
import { DiskCacheModule } from './disk-cache.module';

describe('CacheStore on disk', () => {
  let directory: string;
  let journal: string;
  let modules: TestingModule[];

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'earshot-cache-'));
    journal = join(directory, 'cache.journal');
    modules = [];
  });
  afterEach(async () => {
    for (const module of modules) await module.close();
    await rm(directory, { recursive: true, force: true });
  });

  const open = async (bounds = {}): Promise<CacheStore> => {
    const module = await Test.createTestingModule({ imports: [DiskCacheModule.forRoot({ directory, ...bounds })] })
      .setLogger({ log: () => undefined, warn: () => undefined, error: () => undefined })
      .compile();
    modules.push(await module.init());
    return module.get(CacheStore);
  };
  const restart = async (bounds = {}): Promise<CacheStore> => {
    for (const module of modules.splice(0)) await module.close();
    return open(bounds);
  };
  const minute = { ttlSeconds: 60 };

  describeCacheStore(() => open());

  it('has after a restart what it had before, counters too', async () => {
    const before = await open();
    await before.set('kept', { text: 'é 🎵\n' }, minute);
    await before.set('deleted', 1, minute);
    await before.set('cleared:1', 1, minute);
    await before.delete('deleted');
    await before.clear('cleared:');
    await before.count('answers', { hits: 2 });
    const after = await restart();
    await expect(after.get('kept')).resolves.toEqual({ text: 'é 🎵\n' });
    await expect(after.size()).resolves.toBe(1);
    await expect(after.count('answers', { hits: 1 })).resolves.toEqual({ hits: 3 });
    await expect(after.status()).resolves.toMatchObject({ backend: 'disk', connected: true });
  });

  it('has it on disk soon, for who starts after a process that was killed', async () => {
    const before = await open();
    await before.set('key', 'value', minute);
    await before.count('answers', { hits: 1 });
    const written = async (): Promise<boolean> => /"counted"/.test(await readFile(journal, 'utf8').catch(() => ''));
    for (let tried = 0; tried < 500 && !(await written()); tried += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    const beside = await open();
    await expect(beside.get('key')).resolves.toBe('value');
    await expect(beside.count('answers')).resolves.toEqual({ hits: 1 });
  });

  it('forgets over a restart what has expired meanwhile', async () => {
    const before = await open();
    await before.set('short', 1, { ttlSeconds: 0.05 });
    await before.set('long', 2, minute);
    await new Promise((resolve) => setTimeout(resolve, 80));
    const after = await restart();
    await expect(Promise.all([after.get('short'), after.get('long'), after.size()])).resolves.toEqual([undefined, 2, 1]);
  });

  it('reads what it can of a file that was torn and changed, and mends it', async () => {
    const before = await open();
    for (const key of ['first', 'second', 'third']) await before.set(key, `value of ${key}`, minute);
    for (const module of modules.splice(0)) await module.close();
    const text = await readFile(journal, 'utf8');
    await writeFile(journal, `${text.replace('value of second', 'other value').slice(0, -5)}`);
    const damaged = await open();
    const found = (store: CacheStore): Promise<unknown[]> => Promise.all(['first', 'second', 'third', 'new'].map((key) => store.get(key)));
    await expect(found(damaged)).resolves.toEqual(['value of first', undefined, undefined, undefined]);
    await damaged.set('new', 'value', minute);
    await expect(found(await restart())).resolves.toEqual(['value of first', undefined, undefined, 'value']);
    expect(await readdir(directory)).toEqual(['cache.journal']);
  });

  it('begins anew over a file of something else', async () => {
    await writeFile(journal, Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7_919) % 256)));
    const store = await open();
    await expect(store.size()).resolves.toBe(0);
    await store.set('key', 1, minute);
    await expect((await restart()).get('key')).resolves.toBe(1);
  });

  it('keeps its bounds, in memory and on disk, and those that are given later', async () => {
    const before = await open({ maxEntries: 20, maxBytes: 400_000 });
    for (let n = 0; n < 400; n += 1) await before.set(`key${n}`, 'x'.repeat(10_000), minute);
    await expect(before.size()).resolves.toBeLessThanOrEqual(20);
    await expect((await restart({ maxEntries: 5 })).size()).resolves.toBe(5);
    expect((await stat(journal)).size).toBeLessThan(2_500_000);
  });

  it('lets nobody else read it', async () => {
    await (await open()).set('key', 1, minute);
    await restart();
    expect((await stat(journal)).mode & 0o077).toBe(0);
  });

  it('goes on in memory while the disk cannot be written, and then writes everything', async () => {
    const store = await open();
    await store.set('before', 1, minute);
    for (const module of modules.splice(0)) await module.close();
    await rm(journal);
    await mkdir(journal);
    const without = await open();
    await without.set('during', 2, minute);
    await expect(without.get('during')).resolves.toBe(2);
    for (let tried = 0; tried < 100 && (await without.status()).connected; tried += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    await expect(without.status()).resolves.toMatchObject({ connected: false });
    await rm(journal, { recursive: true });
    await without.set('after', 3, minute);
    const again = await restart();
    await expect(Promise.all([again.get('during'), again.get('after')])).resolves.toEqual([2, 3]);
  });
});
