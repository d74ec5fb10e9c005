const polynomial = 0x04c1_1db7;
const checksumAt = 22;

const table = Uint32Array.from({ length: 256 }, (_, value) => {
  let crc = value << 24;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000_0000) !== 0 ? (crc << 1) ^ polynomial : crc << 1;
  return crc >>> 0;
});

/** @returns the CRC-32 of an Ogg page (RFC 3533 §6), for which its own four bytes count as zero. */
export function oggChecksum(page: Uint8Array): number {
  let crc = 0;
  for (let index = 0; index < page.length; index++) {
    const value = index >= checksumAt && index < checksumAt + 4 ? 0 : (page[index] ?? 0);
    crc = (crc << 8) ^ (table[(crc >>> 24) ^ value] ?? 0);
  }
  return crc >>> 0;
}
