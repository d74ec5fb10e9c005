import type { SecretName } from './secret-name';

/** What stands between a name and its value. */
export interface Separator {
  readonly kind: 'equals' | 'colon' | 'space' | 'tag' | 'call' | 'prose';
  /** The index behind it. */
  readonly end: number;
  readonly isSpaced: boolean;
  /** It may as well separate something else: only a value that looks like a secret is one. */
  readonly isLoose: boolean;
  /** The text that ends the value, where no quote does. */
  readonly closing?: string;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

const assignment =
  /\\?["'`]?\]?\)?([ \t]{0,8})(?:\??:[ \t]?[A-Za-z&][\w<>|[\]. &']{0,24}(?==[ \t"']))?(=>|:=|={1,3}|!==?|:|<-)[ \t]{0,8}(?:\r?\n[ \t]{0,24}(?=["']))?/y;
const tag = /[^<>\n]{0,60}>\s{0,8}/y;
const attribute = /["'][ \t]+value[ \t]*=[ \t]*(?=["'])/y;
const call = /\\?["'`]?[ \t]{0,4}[,(][ \t]{0,4}(?=\\?["'`])/y;
const prose = /["']?[ \t]{1,4}(?:is|was|are)[ \t]{0,2}:?[ \t]{1,4}/y;
const space = /[ \t]{1,8}(?=\S)/y;
const commandBefore =
  /(?:^|[\s;&|])(?:ENV|ARG|setx?|SetEnv|define|login \S{1,60}|user \S{1,60}|config set \S{0,60})[ \t]+$|^#define[ \t]+$|\n#define[ \t]+$/i;

const endOf = (pattern: RegExp, text: string, index: number): number => {
  pattern.lastIndex = index;
  return pattern.test(text) ? pattern.lastIndex : -1;
};

/** @returns what separates a name from a value, undefined where no value follows. */
export function separatorBehind(text: string, place: Place, name: SecretName): Separator | undefined {
  return (
    asTag(text, place) ??
    asAssignment(text, place) ??
    asLoose('call', attribute, text, place) ??
    asLoose('call', call, text, place) ??
    asLoose('prose', prose, text, place) ??
    asSpace(text, place, name)
  );
}

function asTag(text: string, { start, end }: Place): Separator | undefined {
  if (!/[<:/]/.test(text[start - 1] ?? '') || !/<\/?(?:[\w-]{1,30}:)?$/.test(text.slice(Math.max(0, start - 33), start))) return undefined;
  const behind = endOf(tag, text, end);
  return behind < 0 ? undefined : { kind: 'tag', end: behind, isSpaced: false, isLoose: false, closing: '</' };
}

function asAssignment(text: string, { end }: Place): Separator | undefined {
  assignment.lastIndex = end;
  const match = assignment.exec(text);
  if (match === null) return undefined;
  const [whole, spaces = '', sign = ''] = match;
  const isSpaced = spaces !== '' || /[ \t]$/.test(whole);
  return { kind: sign === ':' ? 'colon' : 'equals', end: end + whole.length, isSpaced, isLoose: false };
}

function asLoose(kind: 'call' | 'prose', pattern: RegExp, text: string, { end }: Place): Separator | undefined {
  const behind = endOf(pattern, text, end);
  return behind < 0 ? undefined : { kind, end: behind, isSpaced: true, isLoose: true };
}

/** `--password x`, `ENV API_KEY x`, `PASSWORD 'x'`, `Bearer x`. */
function asSpace(text: string, { start, end }: Place, { isConstant }: SecretName): Separator | undefined {
  if (!/[ \t]/.test(text[end] ?? '')) return undefined;
  const behind = endOf(space, text, end);
  if (behind < 0) return undefined;
  const isOption = text.startsWith('-', start);
  const isCommand = isOption || commandBefore.test(text.slice(Math.max(0, start - 80), start));
  const isBearer = /^bearer$/i.test(text.slice(start, end));
  const isQuoted = isConstant && /["']/.test(text[behind] ?? '');
  return isCommand || isBearer || isQuoted ? { kind: 'space', end: behind, isSpaced: true, isLoose: !isCommand } : undefined;
}
