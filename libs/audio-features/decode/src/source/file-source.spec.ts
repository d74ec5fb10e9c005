import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFileSource } from './file-source';

describe(openFileSource, () => {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-file-source-'));
  const path = join(folder, 'bytes');
  writeFileSync(path, Uint8Array.of(1, 2, 3, 4, 5));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads ranges, fewer bytes at the end and none behind it', () => {
    const source = openFileSource(path);
    expect(source.sizeBytes).toBe(5);
    expect([...source.read(1, 2)]).toEqual([2, 3]);
    expect([...source.read(3, 100)]).toEqual([4, 5]);
    expect([...source.read(9, 1)]).toEqual([]);
    source.close();
  });
});
