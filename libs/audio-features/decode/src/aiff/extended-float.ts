/** Reads an 80-bit IEEE 754 extended number, in which AIFF gives its sample rate. Negative and endless ones come out as NaN. */
export function readExtendedFloat(view: DataView, offset: number): number {
  const signAndExponent = view.getUint16(offset);
  if (signAndExponent >= 0x7fff) return Number.NaN;
  const mantissa = view.getUint32(offset + 2) * 2 ** 32 + view.getUint32(offset + 6);
  return mantissa * 2 ** (signAndExponent - 16_383 - 63);
}
