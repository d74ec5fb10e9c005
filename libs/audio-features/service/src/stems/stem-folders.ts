import { mkdir, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from '@earshot/platform/identifiers';
import { isMarkOfTheDead, processMark } from '@earshot/platform/persistence';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';

const prefix = 'earshot-stems-';

/** Folders in the system's temporary directory where stems grow until they are stored. What a dead process left is removed at the next start. */
@Injectable()
export class StemFolders implements OnApplicationBootstrap {
  async onApplicationBootstrap(): Promise<void> {
    const abandoned = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix) && isMarkOfTheDead(name.slice(prefix.length)));
    await Promise.all(abandoned.map((name) => rm(join(tmpdir(), name), { recursive: true, force: true })));
  }

  /** Lends an empty folder for as long as the work lasts. */
  async lend<Result>(work: (directory: string) => Promise<Result>): Promise<Result> {
    const directory = join(tmpdir(), `${prefix}${processMark}.${ulid()}`);
    await mkdir(directory);
    try {
      return await work(directory);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }
}
