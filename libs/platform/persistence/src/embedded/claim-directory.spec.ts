import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimDirectory } from './claim-directory';
import { processMark } from './process-mark';

describe(claimDirectory, () => {
  let directory: string;
  let path: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'earshot-claim-'));
    path = join(directory, 'process.lock');
  });

  afterEach(async () => {
    await rm(directory, { recursive: true });
  });

  it('takes a free directory, lets this process take it again, and gives it back with the last of them', async () => {
    const releases = await Promise.all([claimDirectory(directory), claimDirectory(directory)]);
    releases.push(await claimDirectory(directory));
    await expect(readFile(path, 'utf8')).resolves.toBe(processMark);
    for (const release of releases.slice(1)) await release();
    await expect(readFile(path, 'utf8')).resolves.toBe(processMark);
    await releases[0]?.();
    await expect(readFile(path, 'utf8')).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it.each([
    ['a process that is gone', '4194305.1.left-behind'],
    ['an earlier process with the id of this one', `${process.pid}.1.left-behind`],
    ['an earlier process with the id of a living one', `${process.ppid}.1.left-behind`],
    ['nobody knows whom', ''],
  ])('takes over what was left by %s', async (_who, mark) => {
    await writeFile(path, mark);
    const release = await claimDirectory(directory);
    await expect(readFile(path, 'utf8')).resolves.toBe(processMark);
    await release();
  });

  it('refuses a directory that a living process has', async () => {
    const stat = await readFile(`/proc/${process.ppid}/stat`, 'utf8');
    const start = stat.split(') ').at(-1)?.split(' ')[19];
    await writeFile(path, `${process.ppid}.${start}.alive`);
    await expect(claimDirectory(directory)).rejects.toMatchObject({ code: 'CONFLICT', details: { processId: process.ppid } });
  });
});
