import { open } from 'node:fs/promises';
import { hasCode } from './has-code';

const newline = 0x0a;
const blockBytes = 65_536;

/**
 * Cuts off a last line that has no end: a process that died while it appended leaves one. It was never acknowledged, and
 * NeDB would take it for corruption, or glue the next write to it.
 *
 * @returns how many bytes were cut off; 0 for a whole, empty or missing file
 */
export async function repairTornTail(path: string): Promise<number> {
  const file = await open(path, 'r+').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  if (file === undefined) return 0;
  try {
    const { size } = await file.stat();
    let end = size;
    const block = Buffer.alloc(blockBytes);
    while (end > 0) {
      const start = Math.max(0, end - blockBytes);
      const { bytesRead } = await file.read(block, 0, end - start, start);
      const position = block.subarray(0, bytesRead).lastIndexOf(newline);
      if (position >= 0) {
        end = start + position + 1;
        break;
      }
      end = start;
    }
    if (end < size) await file.truncate(end);
    return size - end;
  } finally {
    await file.close();
  }
}
