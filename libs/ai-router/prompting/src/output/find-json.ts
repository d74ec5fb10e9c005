import { parseLenientJson } from './parse-lenient-json';
import type { NoteRepair, RepairStep } from './repair-step';

/** Beginnings that are tried in a text that is not JSON as a whole: bounds the work on garbage. */
const triedBeginnings = 12;
const endOfReasoning = '</think>';
const fence = /```[a-z0-9]*[ \t]*\r?\n?/gi;

/** JSON that was found in an answer, and what had to be put right for it. */
export interface FoundJson {
  readonly value: object;
  readonly repairs: readonly RepairStep[];
}

/**
 * Finds the JSON object or array in what a model wrote: past reasoning, prose and code fences, and with what can be put right in it.
 *
 * @returns undefined where there is none
 */
export function findJson(text: string): FoundJson | undefined {
  const repairs = new Set<RepairStep>();
  const note: NoteRepair = (step) => repairs.add(step);
  const spoken = withoutReasoning(text, note);
  const value = parseStrictly(spoken) ?? findEmbedded(spoken, note);
  return value === undefined ? undefined : { value, repairs: [...repairs] };
}

function withoutReasoning(text: string, note: NoteRepair): string {
  const reasoned = text.lastIndexOf(endOfReasoning);
  if (reasoned < 0) return text;
  note('reasoning_removed');
  return text.slice(reasoned + endOfReasoning.length);
}

interface Attempt {
  readonly value: object;
  readonly steps: readonly RepairStep[];
  readonly isStrict: boolean;
  readonly size: number;
}

/** The longest that is JSON as it stands, else the longest of what can be put right. */
function findEmbedded(text: string, note: NoteRepair): object | undefined {
  const best = attemptsIn(text).reduce<Attempt | undefined>(
    (kept, next) => (kept === undefined || isBetter(next, kept) ? next : kept),
    undefined,
  );
  if (best === undefined) return undefined;
  best.steps.forEach(note);
  if (best.size < text.trim().length) note('prose_removed');
  return best.value;
}

function attemptsIn(text: string): Attempt[] {
  const attempts: Attempt[] = [];
  let searched = 0;
  for (const begin of beginnings(text)) {
    const attempt = begin < searched ? undefined : attemptAt(text, begin);
    if (attempt === undefined) continue;
    attempts.push(attempt);
    searched = begin + attempt.size;
  }
  return attempts;
}

const isBetter = (one: Attempt, other: Attempt): boolean => (one.isStrict === other.isStrict ? one.size > other.size : one.isStrict);

/** What follows a fence comes before any other bracket. */
function beginnings(text: string): number[] {
  const fenced = Array.from(text.matchAll(fence), (match) => match.index + match[0].length).filter((index) =>
    /[{[]/.test(text[index] ?? ''),
  );
  const brackets: number[] = [];
  for (const { index } of text.matchAll(/[{[]/g)) {
    brackets.push(index);
    if (brackets.length === triedBeginnings) break;
  }
  return fenced.length > 0 ? fenced.slice(0, triedBeginnings) : brackets;
}

function attemptAt(text: string, begin: number): Attempt | undefined {
  const steps = new Set<RepairStep>();
  const lenient = parseLenientJson(text, begin, (step) => steps.add(step));
  if (lenient === undefined || typeof lenient.value !== 'object' || lenient.value === null) return undefined;
  if (Object.keys(lenient.value).length === 0 && steps.size > 0) return undefined;
  const strict = parseStrictly(text.slice(begin, lenient.end));
  const value = strict ?? withoutPrototype(lenient.value);
  return { value, steps: strict === undefined ? [...steps] : [], isStrict: strict !== undefined, size: lenient.end - begin };
}

/** Through JSON once, so that nothing but plain values is left. */
const withoutPrototype = (value: object): object => parseStrictly(JSON.stringify(value)) ?? value;

/** Only objects and arrays are an answer; a bare number or word in prose is none. */
function parseStrictly(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
