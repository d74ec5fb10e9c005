/**
 * @param ends the upper end of each band by its name, from low to high
 * @returns the name of the band that a value lies in, or `above` where it lies above all of them
 */
export function band<Below extends string, Above extends string>(
  value: number,
  ends: Readonly<Record<Below, number>>,
  above: Above,
): Below | Above {
  for (const name in ends) if (value < ends[name]) return name;
  return above;
}
