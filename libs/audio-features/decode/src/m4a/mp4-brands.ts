import { fourCharacters } from '../source/read-header';

const brands = /^(M4A |M4B |M4P |M4V |mp4[0-9]|iso[m0-9a-z]|qt {2}|3g[p2][0-9a-z]|dash|MSNV|F4A |avc1|NDAS|dby1)$/;
const maxBrands = 32;

/** @returns whether an `ftyp` box at the beginning names a brand that can hold audio; pictures (HEIC, AVIF) use the same container. */
export function isMp4AudioBrand(head: DataView): boolean {
  const end = Math.min(head.getUint32(0), head.byteLength, 16 + 4 * maxBrands);
  if (brands.test(fourCharacters(head, 8))) return true;
  for (let at = 16; at + 4 <= end; at += 4) if (brands.test(fourCharacters(head, at))) return true;
  return false;
}
