/** The upper end of each band by its name, from low to high. */
type BandEnds<Name extends string> = Readonly<Partial<Record<Name, number>>>;

/** @returns the name of the band that a value lies in, or `above` where it lies above all of them. */
export function band<Name extends string>(value: number, ends: BandEnds<Name>, above: Name): Name {
  for (const name in ends) if (value < (ends[name] ?? Infinity)) return name;
  return above;
}
