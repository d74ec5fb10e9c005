import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { StemFolders } from './stem-folders';

describe(StemFolders, () => {
  const folders = new StemFolders();

  it('lends a folder for as long as the work lasts, however it ends', async () => {
    const lent: string[] = [];
    const work = (directory: string) => {
      lent.push(directory);
      return existsSync(directory) ? Promise.reject(new Error('It went wrong.')) : Promise.resolve();
    };
    await expect(folders.lend(work)).rejects.toThrow('It went wrong.');
    expect(lent.map((directory) => existsSync(directory))).toEqual([false]);
  });

  it('removes at the start what a dead process left, and nothing else', async () => {
    // No process has the id 0 or ever will.
    const abandoned = join(tmpdir(), `earshot-stems-0.0.${ulid()}`);
    mkdirSync(abandoned);
    try {
      await folders.lend(async (directory) => {
        await folders.onApplicationBootstrap();
        expect([existsSync(abandoned), existsSync(directory)]).toEqual([false, true]);
      });
    } finally {
      rmSync(abandoned, { recursive: true, force: true });
    }
  });
});
