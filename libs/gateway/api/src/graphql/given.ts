/** The fields of an input that were given: GraphQL clients may send null for what they leave out. */
type Given<Input> = { [Field in keyof Input]?: Exclude<Input[Field], null | undefined> };

/** @returns the input without the fields that are null or absent */
export function given<Input extends object>(input: Input | null | undefined): Given<Input> {
  return Object.fromEntries(Object.entries(input ?? {}).filter(([, value]) => value !== null && value !== undefined)) as Given<Input>;
}
