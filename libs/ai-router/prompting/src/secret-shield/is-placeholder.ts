import { namingWords, standInWords } from './secret-words';

/** A place in a template, a variable of a shell, or a value that somebody has blanked out. */
const template =
  /^(?:<[^>]*>?|\[[^\]]*\]|\{[^}]*\}|%[\w.-]+%|%[sd@v]|%\([\w.]+\)s|\$\{?[A-Za-z_][\w:.-]*\}?|@[\w.]+@|#\{[^}]*\}|__\w+__)$|\$\{|\{\{|<%|\$\(|#\{|%\(/;
const mask = /^(.)\1*$|x{5,}|\*{3,}|\.{3}|…|•{2,}|[-_ ]x{3,}$/i;
const reference = /^(?:arn:|op:\/\/|vault:|ssm:|secretsmanager:|kms:|env:|file:|https?:|ENC\[|!vault|data:|urn:|sha256:)/i;
const path = /^(?:~|\.{0,2})\/(?:[a-z_.-]+\/)+/;

const wordsOf = (value: string): string[] =>
  value
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .match(/[a-z]+|\d+/g) ?? [];

/** @returns whether a value is syntax that stands for another value: `<key>`, `${TOKEN}`, `xxxxx`, `***`, a path or an address. */
export const isBlank = (value: string): boolean => template.test(value) || mask.test(value) || reference.test(value) || path.test(value);

/** @returns whether nobody would get in with this value: blanks, `your_key_here`, `changeme`, `my-secret-key`. */
export function isPlaceholder(value: string): boolean {
  if (isBlank(value)) return true;
  const words = wordsOf(value);
  return words.some((word) => standInWords.has(word)) || words.every((word) => namingWords.has(word));
}

/** @returns whether a token of a known shape only shows the shape: `ghp_xxxxxxxx`, `sk-your-key-goes-here-1`. */
export const isShownShape = (token: string): boolean => /x{8,}|\*{3,}|\.{3,}|(?:^|[-_ \n])(?:your|placeholder|redacted)[-_ ]/i.test(token);
