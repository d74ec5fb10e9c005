import type { Prompt } from '../prompt/prompt';
import { checkText } from './check-text';
import { readLanguage } from './read-language';

/** What a caller says of something that it leaves out. */
const leftOut = 'not given';

/**
 * Checks the values of a prompt's variables by what each of them is.
 *
 * @returns the values, languages under the name by which they are known
 * @throws EarshotError INVALID_INPUT that names the variable: too long, no text, or a language that is not on the list
 */
export function checkVariables(
  { settings: { variables, kinds } }: Pick<Prompt, 'settings'>,
  values: Readonly<Record<string, string>>,
  limitBytes: number,
): Record<string, string> {
  const entries = Object.entries(values).filter(([name]) => variables.includes(name));
  return Object.fromEntries(
    entries.map(([name, value]) => {
      checkText(value, name, limitBytes);
      const isLanguage = kinds[name] === 'language' && value !== leftOut;
      return [name, isLanguage ? readLanguage(value, name) : value];
    }),
  );
}
