import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { appendFile, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Schema } from 'mongoose';
import { defineDocument } from '../document-definition';
import { EmbeddedDocumentStore } from './embedded-document-store';

interface Note {
  readonly _id: string;
  readonly text?: string;
  readonly count?: number;
}

const noteDefinition = defineDocument<Note>({
  collection: 'notes',
  schema: new Schema({ _id: { type: String, required: true }, text: { type: String, unique: true, sparse: true }, count: Number }),
});

const workspaceRoot = join(__dirname, '../../../../..');
const compiled = join(workspaceRoot, 'dist/libs/platform/persistence/src');

/** Writes until it is killed, and prints each id and counter only after the store acknowledged it. */
const endlessWriter = `
  const { writeSync } = require('node:fs');
  const { Schema } = require('mongoose');
  const { defineDocument } = require('${compiled}/document-definition.js');
  const { EmbeddedDocumentStore } = require('${compiled}/embedded/embedded-document-store.js');
  const [, dataDirectory, round] = process.argv;
  const schema = new Schema({ _id: { type: String, required: true }, text: { type: String, unique: true, sparse: true }, count: Number });
  const notes = new EmbeddedDocumentStore({ dataDirectory, compactAfterLines: 50 }).collection(defineDocument({ collection: 'notes', schema }));
  (async () => {
    for (let n = 0; ; n += 1) {
      await notes.insert({ _id: round + '-' + n, text: 'x'.repeat(500) + round + n });
      writeSync(1, 'inserted ' + round + '-' + n + '\\n');
      const { count } = await notes.findOneAndUpdate({ _id: 'counter' }, { $inc: { count: 1 } }, { upsert: true });
      writeSync(1, 'counter ' + count + '\\n');
      if (n % 3 === 2) {
        writeSync(1, 'deleting ' + round + '-' + (n - 1) + '\\n');
        await notes.delete({ _id: round + '-' + (n - 1) });
        writeSync(1, 'deleted ' + round + '-' + (n - 1) + '\\n');
      }
    }
  })();
`;

describe('durability of EmbeddedDocumentStore', () => {
  let dataDirectory: string;
  let path: string;

  beforeEach(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'earshot-durability-'));
    path = join(dataDirectory, 'notes.jsonl');
  });

  afterEach(async () => {
    await rm(dataDirectory, { recursive: true });
  });

  const reopen = async (): Promise<EmbeddedDocumentStore> => {
    const store = new EmbeddedDocumentStore({ dataDirectory });
    store.collection(noteDefinition);
    await store.load();
    return store;
  };

  const writeUntilKilled = async (round: string, lineCount: number): Promise<string[]> => {
    const writer = spawn('node', ['-e', endlessWriter, dataDirectory, round], { cwd: workspaceRoot, stdio: ['ignore', 'pipe', 'inherit'] });
    const lines: string[] = [];
    for await (const line of createInterface({ input: writer.stdout })) if (lines.push(line) === lineCount) writer.kill('SIGKILL');
    if (writer.signalCode === null) await once(writer, 'exit');
    return lines;
  };

  it('keeps every acknowledged write over kill -9 at any moment, compaction included', async () => {
    execFileSync('node', ['tools/build.mjs', 'libs/contracts', 'libs/platform/persistence'], { cwd: workspaceRoot });
    const log: string[] = [];
    const logged = (word: string): string[] => log.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
    for (let round = 0; round < 4; round += 1) {
      log.push(...(await writeUntilKilled(String(round), 150 + 71 * round)));
      const store = await reopen();
      const notes = store.collection(noteDefinition);
      const present = new Set((await notes.findMany({}, { fields: ['_id'] })).map(({ _id }) => _id));
      const deleting = new Set(logged('deleting'));
      expect(logged('inserted').filter((id) => !deleting.has(id) && !present.has(id))).toEqual([]);
      expect(logged('deleted').filter((id) => present.has(id))).toEqual([]);
      expect((await notes.findById('counter'))?.count).toBeGreaterThanOrEqual(Number(logged('counter').at(-1)));
      await store.close();
    }
    expect(logged('inserted').length).toBeGreaterThan(200);
  }, 60_000);

  it('cuts off a torn last line and goes on writing behind it', async () => {
    const first = await reopen();
    await first.collection(noteDefinition).insert({ _id: 'whole', text: 'ä' });
    await first.close();
    await appendFile(path, '{"_id":"torn","text":"ha');
    const second = await reopen();
    await second.collection(noteDefinition).insert({ _id: 'after' });
    await second.close();
    const third = await reopen();
    expect((await third.collection(noteDefinition).findMany({})).map(({ _id }) => _id).toSorted()).toEqual(['after', 'whole']);
  });

  it('refuses to start on damage that is no torn line, and leaves the file as it is', async () => {
    const first = await reopen();
    await first.collection(noteDefinition).insert({ _id: 'whole' });
    await first.close();
    await appendFile(path, 'garbage\n{"_id":"later"}\n');
    const damaged = await readFile(path, 'utf8');
    await expect(reopen()).rejects.toMatchObject({ code: 'INTERNAL', details: { collection: 'notes' } });
    await expect(readFile(path, 'utf8')).resolves.toBe(damaged);
  });

  it('keeps texts with line separators, which NeDB would split, over a restart', async () => {
    const first = await reopen();
    const text = 'a\u2028b\u2029c\u0085d\ne\r\nf';
    await first.collection(noteDefinition).insert({ _id: '1', text });
    await first.close();
    const second = await reopen();
    await expect(second.collection(noteDefinition).findById('1')).resolves.toEqual({ _id: '1', text });
  });

  it('still has its unique indexes after a restart', async () => {
    const first = await reopen();
    await first.collection(noteDefinition).insert({ _id: '1', text: 'same' });
    await first.close();
    const second = await reopen();
    await expect(second.collection(noteDefinition).insert({ _id: '2', text: 'same' })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { fields: ['text'] },
    });
  });

  it('rewrites a file that is mostly overwritten lines', async () => {
    const store = new EmbeddedDocumentStore({ dataDirectory, compactAfterLines: 100 });
    const notes = store.collection(noteDefinition);
    await notes.insert({ _id: 'counter', count: 0 });
    for (let count = 0; count < 1000; count += 1) await notes.update({ _id: 'counter' }, { $inc: { count: 1 } });
    expect((await stat(path)).size).toBeLessThan(100 * 60);
    await expect(notes.findById('counter')).resolves.toEqual({ _id: 'counter', count: 1000 });
  });

  it('answers SERVICE_UNAVAILABLE when the disk refuses, and goes on without loss when it accepts again', async () => {
    const store = await reopen();
    const notes = store.collection(noteDefinition);
    await notes.insert({ _id: 'before', count: 1 });
    const write = fs.writeSync.bind(fs);
    const fullDisk = jest.spyOn(fs, 'writeSync').mockImplementation((descriptor: number, bytes: unknown) => {
      write(descriptor, (bytes as Buffer).subarray(0, 7));
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    });
    await expect(notes.insert({ _id: 'refused' })).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE', isRetryable: true });
    await expect(notes.update({ _id: 'before' }, { $inc: { count: 1 } })).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    await expect(notes.delete({ _id: 'before' })).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    fullDisk.mockRestore();
    await expect(notes.findMany({})).resolves.toEqual([{ _id: 'before', count: 1 }]);
    await notes.insert({ _id: 'refused' });
    const again = (await reopen()).collection(noteDefinition);
    await expect(again.findMany({}, { sort: { _id: 1 } })).resolves.toEqual([{ _id: 'before', count: 1 }, { _id: 'refused' }]);
  });

  it('never takes another file for its own', async () => {
    const store = await reopen();
    const notes = store.collection(noteDefinition);
    await notes.insert({ _id: 'before' });
    const fullDisk = jest.spyOn(fs, 'writeSync').mockImplementation(() => {
      throw new Error('no space left on device');
    });
    await rename(path, `${path}.aside`);
    await expect(notes.insert({ _id: 'refused' })).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    fullDisk.mockRestore();
    await writeFile(path, '');
    await expect(notes.insert({ _id: 'refused' })).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    await rename(`${path}.aside`, path);
    await notes.insert({ _id: 'refused' });
    expect((await (await reopen()).collection(noteDefinition).findMany({})).map(({ _id }) => _id)).toEqual(['before', 'refused']);
  });
});
