/** The fields that are there: what was left out must not stand in the way of what is known. */
type Named<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** @returns the fields whose values are not undefined. */
export function namedFields<Fields extends object>(fields: Fields): Named<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Named<Fields>;
}
