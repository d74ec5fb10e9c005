import type { WrittenUnit } from './measured-numbers';

/** A number as a text writes it. */
export interface WrittenNumber {
  /** The number with its unit, as written. */
  readonly text: string;
  readonly value: number;
  /** How many decimals are written: the text claims no more precision than that. */
  readonly decimals: number;
  readonly unit: WrittenUnit;
  /** The words around it, within its line. */
  readonly context: string;
}

/**
 * Numbers that stand for themselves: not part of a name (`SP-404`, `A4`), of a fraction or a time (`4/4`, `0:24`), of an ordinal or plural
 * (`16ths`, `808s`); a unit may follow with or without a space. The decimal sign is a point.
 */
const pattern =
  /(?<![\p{L}\p{N}_.,/:#-])([-−–+]?\d+(?:\.\d+)?)(?:[ \u00a0]?(bpm|khz|hz|lufs|lu|dbtp|dbfs|db|cents?|ms|seconds?|secs?|s|%|percent)(?![\p{L}\p{N}])|(?![\p{L}\p{N}/:]|[.,-][\p{L}\p{N}]))/giu;

const units: Readonly<Record<string, WrittenUnit>> = {
  bpm: 'bpm',
  khz: 'khz',
  hz: 'hz',
  lufs: 'lufs',
  lu: 'lu',
  dbtp: 'dbtp',
  dbfs: 'db',
  db: 'db',
  cent: 'cents',
  cents: 'cents',
  ms: 'ms',
  s: 's',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  '%': 'percent',
  percent: 'percent',
};

const contextBefore = 40;
const contextAfter = 20;

export function findWrittenNumbers(text: string): WrittenNumber[] {
  return [...text.matchAll(pattern)].map((match) => {
    const [written, numeral = '', unit = ''] = match;
    return {
      text: written,
      value: Number(numeral.replace(/[−–]/, '-')),
      decimals: numeral.split('.')[1]?.length ?? 0,
      unit: units[unit.toLowerCase()] ?? 'none',
      context: wordsAround(text, match.index, match.index + written.length),
    };
  });
}

function wordsAround(text: string, start: number, end: number): string {
  const before =
    text
      .slice(Math.max(0, start - contextBefore), start)
      .split('\n')
      .at(-1) ?? '';
  const after = text.slice(end, end + contextAfter).split('\n')[0] ?? '';
  return before + after;
}
