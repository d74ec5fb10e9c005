import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Schema } from 'mongoose';
import { defineDocument } from '../document-definition';
import { openCollection } from './open-collection';

const definition = defineDocument<{ _id: string; at: Date }>({
  collection: 'notes',
  schema: new Schema({ _id: String, at: Date, owner: String, email: String })
    .index({ owner: 1 })
    .index({ email: 1 }, { unique: true, sparse: true }),
});
const lineOf = (id: string, atMs: number): string => `{"_id":"${id}","at":{"$$date":${atMs}}}`;

describe(openCollection, () => {
  const directory = mkdtempSync(join(tmpdir(), 'earshot-lines-'));
  const path = join(directory, 'notes.jsonl');
  afterAll(() => rmSync(directory, { recursive: true }));

  const open = async (...lines: string[]) => {
    writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
    const { table } = await openCollection(path, definition);
    return { found: table.find({ filter: {}, sort: { _id: 1 } }), text: readFileSync(path, 'utf8') };
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

  it('applies what changed of a document to what it was', async () => {
    const { found } = await open(
      '{"_id":"a","owner":"ann","shares":{"x":1,"y":2}}',
      '{"_id":"a","$$changed":[["$inc","shares.x",2],["$unset","shares.y",true],["$max","at",{"$$date":7}]]}',
      '{"_id":"a","$$changed":[["$set","shares.z",{"w":[{"$$date":8}]}]]}',
    );
    expect(found).toEqual([{ _id: 'a', owner: 'ann', at: new Date(7), shares: { x: 3, z: { w: [new Date(8)] } } }]);
  });

  it('leaves a file alone of which little is overwritten', async () => {
    const { found, text } = await open(lineOf('a', 1), lineOf('b', 1), lineOf('a', 2));
    expect(found).toHaveLength(2);
    expect(text).toBe(`${lineOf('a', 1)}\n${lineOf('b', 1)}\n${lineOf('a', 2)}\n`);
  });

  it('rewrites a file of which much is overwritten', async () => {
    const { found, text } = await open(lineOf('a', 1), lineOf('a', 2), lineOf('a', 3));
    expect(found).toEqual([{ _id: 'a', at: new Date(3) }]);
    expect(text).toBe(`${lineOf('a', 3)}\n`);
  });

  it('reads a document that is longer than one read of the file', async () => {
    const long = 'ä'.repeat(1_500_000);
    const { found } = await open(lineOf('a', 1), `{"_id":"long","owner":"${long}"}`, lineOf('z', 1));
    expect(found.map(({ _id, owner }) => [_id, owner === long])).toEqual([
      ['a', false],
      ['long', true],
      ['z', false],
    ]);
  });

  it.each([
    ['a damaged line', '{"_id":"b"'],
    ['a change of a document that is not there', '{"_id":"b","$$changed":[["$unset","owner",true]]}'],
    ['two documents that a unique index forbids', '{"_id":"d","email":"e"}\n{"_id":"e","email":"e"}'],
  ])('refuses a file with %s and leaves it as it is', async (_what, line) => {
    const damaged = `${lineOf('a', 1)}\n${line}\n${lineOf('c', 1)}\n`;
    writeFileSync(path, damaged);
    await expect(openCollection(path, definition)).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(readFileSync(path, 'utf8')).toBe(damaged);
  });
});
