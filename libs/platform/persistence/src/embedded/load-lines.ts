import type { Readable } from 'node:stream';
import type Datastore from '@seald-io/nedb';

interface LoadedLines {
  readonly data: readonly object[];
  readonly indexes: Readonly<Record<string, never>>;
}

/** The part of NeDB that reads its file; it is no part of its types. */
interface LineLoader {
  treatRawStreamAsync(stream: Readable): Promise<LoadedLines>;
  persistCachedDatabaseAsync(): Promise<void>;
}

/**
 * Has a datastore read its file line by line without a promise for each, and rewrite it at the start only when a third of it
 * or more is overwritten lines. NeDB takes twice as long to open 100,000 documents, most of it for writing what it has just read.
 */
export function loadLinesAtOnce(datastore: Datastore): void {
  const loader = (datastore as unknown as { readonly persistence: LineLoader }).persistence;
  const rewrite = loader.persistCachedDatabaseAsync.bind(loader);
  let isMostlyKept = true;
  loader.treatRawStreamAsync = async (stream) => {
    const documents = new Map<string, object>();
    let lines = 0;
    for await (const line of linesOf(stream)) {
      lines += 1;
      keepLine(documents, line);
    }
    isMostlyKept = lines <= documents.size * 1.5;
    // Indexes come from the schema at every start; remembered ones could contradict it and would lose their expiry.
    return { data: [...documents.values()], indexes: {} };
  };
  loader.persistCachedDatabaseAsync = async () => {
    loader.persistCachedDatabaseAsync = rewrite;
    if (!isMostlyKept) await rewrite();
  };
}

async function* linesOf(stream: Readable): AsyncGenerator<string, void> {
  let rest = '';
  for await (const chunk of stream) {
    const parts = `${rest}${String(chunk)}`.split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) if (part !== '') yield part;
  }
  if (rest !== '') yield rest;
}

function keepLine(documents: Map<string, object>, line: string): void {
  const document = JSON.parse(line) as { readonly _id?: string; readonly $$deleted?: boolean };
  if (document._id === undefined) return;
  if (document.$$deleted === true) documents.delete(document._id);
  else documents.set(document._id, line.includes('"$$date"') ? reviveDates(document) : document);
}

function reviveDates(document: object): object {
  const members = document as Record<string, unknown>;
  for (const [name, member] of Object.entries(members)) {
    if (typeof member !== 'object' || member === null) continue;
    members[name] = '$$date' in member ? new Date(member.$$date as number) : reviveDates(member);
  }
  return document;
}
