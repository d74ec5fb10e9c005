import { processMark } from '@earshot/platform/persistence';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeBlobStore } from '../blob-store.contract';
import { FileBlobStore } from './file-blob-store';

describe(FileBlobStore, () => {
  let parent: string;
  let count = 0;

  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'earshot-blobs-'));
  });

  afterAll(async () => {
    await rm(parent, { recursive: true });
  });

  describeBlobStore(async () => {
    count += 1;
    const directory = join(parent, String(count));
    return {
      store: new FileBlobStore({ directory }),
      copiesWhenBorrowed: false,
      countEverything: async () => {
        const entries = await readdir(directory, { recursive: true, withFileTypes: true });
        return entries.filter((entry) => entry.isFile()).length;
      },
    };
  });

  it('removes at its start what a dead process left half-written, and leaves the files of a living one', async () => {
    const directory = join(parent, 'crashed');
    const unfinished = join(directory, 'unfinished');
    await mkdir(unfinished, { recursive: true });
    await writeFile(join(unfinished, '4194305.1.dead.file'), 'half');
    await writeFile(join(unfinished, `${processMark}.living`), 'half');
    await new FileBlobStore({ directory }).prepare();
    await expect(readdir(unfinished)).resolves.toEqual([`${processMark}.living`]);
  });
});
