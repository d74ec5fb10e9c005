import { shorterPhrases } from './shorter-phrases';

const longestFirst = [...shorterPhrases.keys()].sort((one, other) => other.length - one.length);
/** Not where a key is meant, as in "a minor", and not inside of a compound. */
const phrase = new RegExp(
  `(?<![\\p{L}\\d_'’-])(?:${longestFirst.map((words) => words.replaceAll(' ', '\\s+')).join('|')})(?![\\p{L}\\d_'’-])(?!\\s*(?:minor|major|flat|sharp|m7|maj))`,
  'giu',
);

/** White space that nobody reads. */
export const stripSpace = (text: string): string =>
  text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();

/** Rules, emphasis, marks of headings and quotations, and pictures in front of lines. */
export const stripDecoration = (text: string): string =>
  text
    .replace(/^[ \t]*(?:[-=*_~#+─═━]{3,}|[|:\- ]{5,})[ \t]*$/gm, '')
    .replace(/^[ \t]*#{1,6}[ \t]+(.*?)[ \t]*#*$/gm, '$1')
    .replace(/^[ \t]*>[ \t]?/gm, '')
    .replace(/(\*\*\*|\*\*|__)(?=\S)([^\n]{0,300}?\S)\1/g, '$2')
    .replace(/(?<![\p{L}\d*])\*(?=[^\s*])([^\n*]{0,300}?[^\s*])\*(?![\p{L}\d*])/gu, '$1')
    .replace(/^([ \t]*)[*+•●▪‣][ \t]+/gm, '$1- ')
    .replace(/(?:\p{Extended_Pictographic}|\u200d|\ufe0f)+[ \t]?/gu, ' ')
    .replace(/([!?])\1+/g, '$1');

/** Shorter ones may be said twice on purpose. */
const shortestRepetition = 12;
const sentence = /[^.!?\n]+(?:[.!?]+(?=\s|$)|(?=\n)|$)|[.!?]/g;
const meaning = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^(?:please|and|also|again|remember|note|reminder|important)\b[\s:,]*/g, '')
    .replace(/[^\p{L}\p{N}\ue000-\uf8ff]+/gu, ' ')
    .trim();

/** Sentences and lines that were said before, word for word. */
export function stripRepetition(text: string): string {
  const said = new Set<string>();
  return text
    .split('\n')
    .flatMap((line) => {
      const rest = line.replace(sentence, (part) => {
        const what = meaning(part);
        const isRepeated = what.length >= shortestRepetition && said.has(what);
        said.add(what);
        return isRepeated ? '' : part;
      });
      const isGone = rest.replace(/[-\s]/g, '') === '' && line.replace(/[-\s]/g, '') !== '';
      return isGone ? [] : [rest];
    })
    .join('\n');
}

/** Phrases of the list, and the punctuation that they leave behind. */
export const shortenPhrases = (text: string): string =>
  text
    .replace(phrase, (found) => shorterPhrases.get(found.toLowerCase().replace(/\s+/g, ' ')) ?? found)
    .replace(/[^\S\n]{2,}/g, ' ')
    .replace(/[^\S\n]+([,.;:!?)])/g, '$1')
    .replace(/(^|[\n(])[^\S\n]*(?:,[^\S\n]*)+/g, '$1')
    .replace(/([.!?:;])[^\S\n]*(?:,[^\S\n]*)+/g, '$1 ')
    .replace(/(?:^|(?<=\n))[^\S\n]*(?:-[^\S\n]*)?[.;:!][^\S\n]*(?=\n|$)/g, '')
    .replace(/([.!?])(?:[^\S\n]*[.!])+(?=\s|$)/g, '$1')
    .replace(/^[^\S\n]*[.!][^\S\n]+/gm, '');
