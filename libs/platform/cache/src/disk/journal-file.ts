import { createReadStream } from 'node:fs';
import { appendFile, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { decodeRecord, encodeRecord, type JournalRecord } from './journal-record';

/** Answers may be private: nobody else on the machine reads them. */
const ownersOnly = { file: 0o600, directory: 0o700 };
/** So much is encoded at a time; other work has its turn between two chunks. */
const chunkCharacters = 65_536;

/** A file of records, one a line, that is appended to and now and then written anew. */
export class JournalFile {
  private bytes = 0;

  constructor(private readonly path: string) {}

  /** How long the file is, as far as is known. */
  get sizeBytes(): number {
    return this.bytes;
  }

  /**
   * Hands every record that can be read to a reader, in order; a file that is not there has none.
   *
   * @returns how many lines could not be read
   */
  async read(limitBytes: number, take: (record: JournalRecord) => void): Promise<number> {
    await mkdir(dirname(this.path), { recursive: true, mode: ownersOnly.directory });
    const { size } = await stat(this.path).catch(() => ({ size: 0 }));
    this.bytes = size;
    if (size === 0) return 0;
    // It was never let grow like this: whatever it is, it is not ours.
    if (size > limitBytes) return 1;
    let unreadable = 0;
    for await (const line of createInterface({ input: createReadStream(this.path), crlfDelay: Infinity })) {
      const record = decodeRecord(line);
      if (record === undefined) unreadable += 1;
      else take(record);
    }
    return unreadable;
  }

  async append(lines: string): Promise<void> {
    await appendFile(this.path, lines, { mode: ownersOnly.file });
    this.bytes += Buffer.byteLength(lines);
  }

  /** Puts records in the place of all that there were, in one step: whoever dies meanwhile leaves the file as it was. */
  async replace(records: Iterable<JournalRecord>): Promise<void> {
    const unfinished = `${this.path}.unfinished`;
    this.bytes = 0;
    try {
      await writeFile(unfinished, this.chunksOf(records), { mode: ownersOnly.file, flush: true });
      await rename(unfinished, this.path);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  private *chunksOf(records: Iterable<JournalRecord>): Generator<Buffer, void> {
    let lines = '';
    for (const record of records) {
      lines += encodeRecord(record);
      if (lines.length < chunkCharacters) continue;
      yield this.counted(lines);
      lines = '';
    }
    yield this.counted(lines);
  }

  private counted(lines: string): Buffer {
    const chunk = Buffer.from(lines);
    this.bytes += chunk.length;
    return chunk;
  }
}
