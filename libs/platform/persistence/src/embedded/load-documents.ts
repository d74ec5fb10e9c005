import { createReadStream } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { readLine } from './document-line';
import { repairTornTail } from './repair-torn-tail';
import type { EmbeddedDocument } from './stored-row';

export interface LoadedDocuments {
  readonly documents: ReadonlyMap<string, EmbeddedDocument>;
  readonly lines: number;
}

/**
 * Reads the file of a collection and makes it when it is not there. A torn last line is repaired.
 * @throws when any other line is damaged
 */
export async function loadDocuments(path: string): Promise<LoadedDocuments> {
  await repairTornTail(path);
  await appendFile(path, '');
  const documents = new Map<string, EmbeddedDocument>();
  let lines = 0;
  let rest = '';
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1_048_576 })) {
    const parts = `${rest}${String(chunk)}`.split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      if (part === '') continue;
      readLine(documents, part);
      lines += 1;
    }
  }
  return { documents, lines };
}
