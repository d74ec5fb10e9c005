import { EarshotError } from '@earshot/contracts';
import { closeSync, constants, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

const portionCharacters = 1_000_000;

/**
 * A file that grows line by line. Appending is synchronous: handing some hundred bytes to the page cache takes microseconds, a
 * task of the thread pool waits behind whatever else the process does. A line is acknowledged when the operating system
 * has it: it outlives the process.
 */
export class LineFile {
  private descriptor: number | undefined;
  /** How far the file holds what was acknowledged; undefined until it is opened. */
  private wholeBytes: number | undefined;

  constructor(private readonly path: string) {}

  /** @throws EarshotError SERVICE_UNAVAILABLE when not all of it could be written; then nothing of it stays in the file */
  append(lines: string): void {
    const bytes = Buffer.from(lines);
    try {
      const descriptor = this.descriptor ?? this.open();
      for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
      this.wholeBytes = (this.wholeBytes ?? 0) + bytes.length;
    } catch (cause) {
      this.cutOff();
      throw new EarshotError('SERVICE_UNAVAILABLE', 'The document could not be written to the disk.', { cause });
    }
  }

  /** Replaces the file by one with these lines, at once: whoever dies meanwhile leaves the old one or the new one. */
  async rewrite(lines: Iterable<string>): Promise<void> {
    const aside = `${this.path}~`;
    const file = await open(aside, 'w');
    try {
      for (const portion of portionsOf(lines)) await file.appendFile(portion);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, this.path);
    this.close();
    this.wholeBytes = undefined;
    await syncDirectory(dirname(this.path));
  }

  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
  }

  private open(): number {
    const descriptor = openSync(this.path, constants.O_WRONLY | constants.O_APPEND);
    try {
      const { size } = fstatSync(descriptor);
      this.wholeBytes ??= size;
      if (size < this.wholeBytes) throw new Error('The file is shorter than what was written to it.');
      if (size > this.wholeBytes) ftruncateSync(descriptor, this.wholeBytes);
    } catch (error) {
      closeSync(descriptor);
      throw error;
    }
    this.descriptor = descriptor;
    return descriptor;
  }

  // What a failed append left of a line is cut off now, or else when the file is opened for the next one.
  private cutOff(): void {
    try {
      this.close();
      this.open();
    } catch {
      this.descriptor = undefined;
    }
  }
}

function* portionsOf(lines: Iterable<string>): Generator<string, void> {
  let portion = '';
  for (const line of lines) {
    portion += line;
    if (portion.length < portionCharacters) continue;
    yield portion;
    portion = '';
  }
  yield portion;
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  await directory.sync().finally(() => directory.close());
}
