/** Languages whose mistakes are alike. */
export type LanguageFamily =
  | 'javascript'
  | 'python'
  | 'jvm'
  | 'kotlin'
  | 'c'
  | 'csharp'
  | 'go'
  | 'rust'
  | 'ruby'
  | 'php'
  | 'shell'
  | 'sql'
  | 'markup'
  | 'container'
  | 'other';

const names: Readonly<Record<Exclude<LanguageFamily, 'other'>, string>> = {
  javascript: 'javascript typescript js jsx mjs cjs ts tsx mts cts node ecmascript vue svelte',
  python: 'python py python3 pyi',
  jvm: 'java',
  kotlin: 'kotlin kt kts scala sc groovy gradle',
  c: 'c h c++ cpp cc cxx hpp cplusplus objective-c objc objectivec m',
  csharp: 'c# cs csharp dotnet f# fs',
  go: 'go golang',
  rust: 'rust rs',
  ruby: 'ruby rb rails',
  php: 'php',
  shell: 'shell sh bash zsh',
  sql: 'sql mysql postgresql plpgsql sqlite',
  markup: 'html htm xml svg',
  container: 'dockerfile docker yaml yml terraform tf',
};
const families = new Map<string, LanguageFamily>(
  Object.entries(names).flatMap(([family, all]) => all.split(' ').map((name) => [name, family as LanguageFamily] as const)),
);

/** @returns the family of a language by its name, or of a file by its ending. */
export function familyOf(language: string, fileName = ''): LanguageFamily {
  const ending = /\.([a-z0-9+#]{1,10})$/i.exec(fileName.trim())?.[1] ?? fileName.trim();
  return families.get(language.trim().toLowerCase()) ?? families.get(ending.toLowerCase()) ?? 'other';
}

const signs: readonly (readonly [family: LanguageFamily, sign: RegExp])[] = [
  ['php', /<\?php/],
  ['shell', /^#!.{0,40}(?:sh|bash)\b/],
  ['python', /^\s{0,40}(?:def \w+\(.{0,200}:|import \w+$|from \w[\w.]* import )/m],
  ['go', /^package \w+$/m],
  ['rust', /\bfn \w+\(|\blet mut \b/],
  ['c', /^#include\b/m],
  ['csharp', /^using System\b|\bnamespace \w+/m],
  ['kotlin', /\bfun \w+\(/],
  ['jvm', /\bpublic (?:static |final )?(?:class|void|interface)\b/],
  ['sql', /^\s{0,40}(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE)\b/im],
  ['javascript', /\b(?:const|let|var) \w+ ?=|=>|\bfunction\b|console\./],
  ['ruby', /^\s{0,40}(?:def \w+|require ['"])/m],
];
const longestLook = 4_000;

/** @returns the family that a text looks like. */
export const guessFamily = (code: string): LanguageFamily =>
  signs.find(([, sign]) => sign.test(code.slice(0, longestLook)))?.[0] ?? 'other';
