import { separatorBehind, type Separator } from './separator';
import type { NamedValue } from './is-secret-value';
import type { SecretName } from './secret-name';

/** A value with its place in the text. */
export interface PlacedValue extends NamedValue {
  readonly start: number;
  readonly end: number;
}

const longestValue = 256;
const wrapping =
  /(?:[bfruLR@$]{1,2}(?=["'])|(?:new )?(?:String|Secret|SecretStr|SecretString|SecureString|Password|Some|Buffer\.from|ConvertTo-SecureString)[ \t(]{1,2})?/y;
const opening = /\\?(["'`])\1{0,2}/y;
const scheme = /^(?:Bearer|Basic|Token|ApiKey|Api-Key|Digest|Negotiate|AWS4-HMAC-SHA256)[ \t]+/i;
const schemeHere = /(?:Bearer|Basic|Token|ApiKey|Api-Key|Digest|Negotiate)[ \t]+/iy;
const bare = /[^\s"'`,;<>(){}[\]|&\\]{1,256}/y;
const restOfLine = /[ \t]*(?:[#;].*)?(?:\r?\n|$)/y;
const quotation = /["'`\\]/;

const lengthAt = (pattern: RegExp, text: string, index: number): number => {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0].length ?? 0;
};

/** @returns the value that stands behind a name, undefined where none does. */
export function readNamedValue(
  text: string,
  place: { readonly start: number; readonly end: number },
  name: SecretName,
): PlacedValue | undefined {
  const separator = separatorBehind(text, place, name);
  if (separator === undefined) return undefined;
  if (separator.closing !== undefined) return readEnclosed(text, separator.end, separator);
  const start = separator.end + lengthAt(wrapping, text, separator.end);
  const quotes = lengthAt(opening, text, start);
  return quotes > 0 ? readQuoted(text, start, quotes, separator) : readBare(text, start, { place, separator, name });
}

function readEnclosed(text: string, start: number, { closing = '', isLoose }: Separator): PlacedValue | undefined {
  const length = text.slice(start, start + longestValue).indexOf(closing);
  if (length < 0) return undefined;
  const inside = text.slice(start, start + length);
  const trimmed = inside.trim();
  const begin = start + inside.indexOf(trimmed);
  return { text: trimmed, start: begin, end: begin + trimmed.length, isQuoted: true, isLiteral: true, isLoose };
}

function readQuoted(text: string, start: number, quotes: number, { isLoose }: Separator): PlacedValue {
  const begin = start + quotes;
  const end = closingQuote(text, begin);
  const isEscaped = text[start] === '\\' && text[end - 1] === '\\';
  const content = text.slice(begin, isEscaped ? end - 1 : end);
  const skipped = scheme.exec(content)?.[0].length ?? 0;
  const value = content.slice(skipped);
  return { text: value, start: begin + skipped, end: begin + skipped + value.length, isQuoted: true, isLiteral: false, isLoose };
}

/** @returns where the quotation that begins at an index ends: at its quote, at the end of the line or when it is too long. */
function closingQuote(text: string, begin: number): number {
  const quote = text[begin - 1];
  const limit = Math.min(text.length, begin + longestValue);
  let end = begin;
  while (end < limit && text[end] !== quote && text[end] !== '\n') end += text[end] === '\\' && text[end + 1] !== quote ? 2 : 1;
  return Math.min(end, limit);
}

interface BareContext {
  readonly place: { readonly start: number; readonly end: number };
  readonly separator: Separator;
  readonly name: SecretName;
}

function readBare(text: string, from: number, { place, separator, name }: BareContext): PlacedValue | undefined {
  const start = from + lengthAt(schemeHere, text, from);
  const length = lengthAt(bare, text, start);
  const end = start + length;
  if (length === 0 || /[([{]/.test(text[end] ?? '')) return undefined;
  const endsLine = lengthAt(restOfLine, text, end) > 0 || end === text.length;
  const isLiteral = start > from || isLiteralHere(text, { place, separator, name, endsLine });
  return { text: text.slice(start, end), start, end, isQuoted: quotation.test(text[end] ?? ''), isLiteral, isLoose: separator.isLoose };
}

/** Files of settings and command lines hold values as they are; elsewhere a bare word is a name of something. */
function isLiteralHere(text: string, { place, separator, name, endsLine }: BareContext & { readonly endsLine: boolean }): boolean {
  if (separator.kind === 'equals') return !separator.isSpaced && (name.isConstant || isSetting(text, place.start, endsLine));
  if (separator.kind === 'colon') return endsLine && beginsLine(text, place.start) && isSmall(text[place.start]) !== name.isConstant;
  return separator.kind === 'space';
}

function isSetting(text: string, start: number, endsLine: boolean): boolean {
  const before = text[start - 1] ?? '\n';
  return /[?&;]/.test(before) || (before === '\n' && endsLine) || text.startsWith('--', start);
}

const isSmall = (letter: string | undefined): boolean => /[^A-Z]/.test(letter ?? '');

const beginsLine = (text: string, index: number): boolean => /(?:^|\n)[ \t]*(?:- )?["']?$/.test(text.slice(Math.max(0, index - 40), index));
