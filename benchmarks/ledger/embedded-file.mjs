import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';

/** @returns a document as one line of a file of the embedded store. */
const lineOf = (document) => `${JSON.stringify(encode(document))}\n`;

function encode(value) {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return { $$date: value.getTime() };
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, encode(member)]));
}

/** Writes a collection as the embedded store keeps it, so that a benchmark need not insert its documents one by one. */
export async function writeEmbeddedFile(directory, collection, documents) {
  const file = createWriteStream(join(directory, `${collection}.jsonl`));
  for (const document of documents) if (!file.write(lineOf(document))) await once(file, 'drain');
  file.end();
  await once(file, 'close');
}
