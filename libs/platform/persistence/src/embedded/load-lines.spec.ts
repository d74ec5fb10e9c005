import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Schema } from 'mongoose';
import { defineDocument } from '../document-definition';
import { openDatastore } from './open-datastore';

const definition = defineDocument<{ _id: string; at: Date }>({
  collection: 'notes',
  schema: new Schema({ _id: String, at: Date, owner: String }).index({ owner: 1 }),
});
const lineOf = (id: string, atMs: number): string => `{"_id":"${id}","at":{"$$date":${atMs}}}`;

describe('loading a file of lines', () => {
  const directory = mkdtempSync(join(tmpdir(), 'earshot-lines-'));
  const path = join(directory, 'notes.jsonl');
  afterAll(() => rmSync(directory, { recursive: true }));

  const open = async (...lines: string[]) => {
    writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
    const datastore = await openDatastore(path, definition);
    return { found: await datastore.findAsync({}).sort({ _id: 1 }), text: readFileSync(path, 'utf8') };
  };

  it('takes the last line of each document, with its dates, and leaves out what was deleted', async () => {
    const { found } = await open(
      lineOf('a', 1),
      lineOf('b', 1),
      '{"$$indexCreated":{"fieldName":"b"}}',
      lineOf('a', 2),
      '{"$$deleted":true,"_id":"b"}',
    );
    expect(found).toEqual([{ _id: 'a', at: new Date(2) }]);
  });

  it('leaves a file alone of which little is overwritten', async () => {
    const { found, text } = await open(lineOf('a', 1), lineOf('b', 1), lineOf('a', 2));
    expect(found).toHaveLength(2);
    expect(text).toMatch(`${lineOf('a', 1)}\n${lineOf('b', 1)}\n${lineOf('a', 2)}\n`);
  });

  it('rewrites a file of which much is overwritten', async () => {
    const { found, text } = await open(lineOf('a', 1), lineOf('a', 2), lineOf('a', 3));
    expect(found).toEqual([{ _id: 'a', at: new Date(3) }]);
    expect(text).not.toContain(lineOf('a', 1));
    expect(text).toContain(lineOf('a', 3));
  });

  it('reads a document that is longer than one read of the file', async () => {
    const long = 'x'.repeat(200_000);
    const { found } = await open(lineOf('a', 1), `{"_id":"long","owner":"${long}"}`, lineOf('z', 1));
    expect(found.map(({ _id, owner }) => [_id, owner?.length])).toEqual([
      ['a', undefined],
      ['long', 200_000],
      ['z', undefined],
    ]);
  });

  it('refuses a file with a damaged line and leaves it as it is', async () => {
    const damaged = `${lineOf('a', 1)}\n{"_id":"b"\n${lineOf('c', 1)}\n`;
    writeFileSync(path, damaged);
    await expect(openDatastore(path, definition)).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(readFileSync(path, 'utf8')).toBe(damaged);
  });
});
