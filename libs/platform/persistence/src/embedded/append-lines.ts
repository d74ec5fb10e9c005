import { appendFileSync } from 'node:fs';
import type Datastore from '@seald-io/nedb';
import { serialize } from '@seald-io/nedb/lib/model';
import { yieldLongTurn } from './yield-turn';

/** The part of NeDB that writes changes behind its file; it is no part of its types. */
interface ChangeLog {
  persistNewStateAsync(documents: readonly object[]): Promise<void>;
}

/**
 * Has a datastore append its changes at once. NeDB opens, writes and closes the file by three tasks of the thread pool, which
 * wait behind whatever else the process does; handing some hundred bytes to the page cache takes microseconds. A line is
 * acknowledged when the operating system has it, as before: it outlives the process.
 */
export function appendLinesAtOnce(datastore: Datastore, path: string, escape: (line: string) => string): void {
  const log = (datastore as unknown as { readonly persistence: ChangeLog }).persistence;
  log.persistNewStateAsync = async (documents) => {
    const text = documents.map((document) => `${escape(serialize(document))}\n`).join('');
    if (text !== '') appendFileSync(path, text);
    await yieldLongTurn();
  };
}
