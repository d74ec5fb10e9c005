import { oggChecksum } from '../ogg/ogg-checksum';

/** @returns a copy in which every page has a right checksum, so that damage reaches the decoder instead of being dropped with its page. */
export function repairOggChecksums(bytes: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes);
  for (let at = buffer.indexOf('OggS'); at >= 0 && at + 27 < buffer.length; at = buffer.indexOf('OggS', at + 4)) {
    const table = buffer.subarray(at + 27, at + 27 + buffer.readUInt8(at + 26));
    const end = at + 27 + table.length + table.reduce((sum, length) => sum + length, 0);
    if (end <= buffer.length) buffer.writeUInt32LE(oggChecksum(buffer.subarray(at, end)), at + 22);
  }
  return new Uint8Array(buffer);
}
