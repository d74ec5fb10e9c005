import { EarshotError } from '@earshot/contracts';
import { codeLanguages } from './code-languages';

const spelling = (name: string): string => name.trim().toLowerCase().replace(/^\./, '');
const nameBySpelling = new Map(
  codeLanguages.flatMap(({ name, aliases }) => [name.toLowerCase(), ...aliases].map((known) => [known, name] as const)),
);
const known = codeLanguages.map(({ name }) => name);

/**
 * @returns the name of a language that was given by its name, a short form or the ending of its files
 * @throws EarshotError INVALID_INPUT with details `{ field, known }` for a language that is not on the list
 */
export function readLanguage(given: string, field: string): string {
  const name = nameBySpelling.get(spelling(given));
  if (name !== undefined) return name;
  throw new EarshotError('INVALID_INPUT', `${field}: this language is not known. There are: ${known.join(', ')}.`, {
    details: { field, known },
  });
}
