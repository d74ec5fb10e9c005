import type { CodeLine } from './code-lines';
import type { LanguageFamily } from './language-family';

/** How much there is in one function. */
export interface FunctionSize {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
  readonly parameters: number;
  /** Blocks within blocks. */
  readonly depth: number;
  /** Ways through it: 1 and one for each decision. */
  readonly paths: number;
}

const names =
  /\b(?:function|def|func|fun|fn|sub)\s+(?:\([^)]{0,80}\)\s*)?(\w{1,80})|^\s*(?:export\s+)?(?:const|let)\s+(\w{1,80})\s*=\s*(?:async\s*)?(?:\([^()]{0,200}\)|\w{1,40})\s*=>|^\s*(?:[\w<>[\],.*&]{1,40}\s+){1,5}\*?(\w{1,80})\s*\([^;]{0,200}\)\s*(?:throws [\w, ]{1,80})?\{/;
const controls = /^(?:if|for|while|switch|catch|return|else|new|throw|elif|with|when|match)$/;
const decision = /\b(?:if|elif|for|while|case|catch|except|when|unless)\b|&&|\|\||\?(?![.?:])/g;
const byIndent: ReadonlySet<LanguageFamily> = new Set(['python', 'ruby']);
const spacesOfLevel = 4;
const longestBody = 1_000;
/** Braces may stand on a line of their own, some lines below. */
const linesBeforeBody = 3;

/** What one line adds to the function in which it stands. */
interface LineWeight {
  readonly opened: number;
  readonly closed: number;
  readonly decisions: number;
  /** Infinite for an empty line, which ends nothing. */
  readonly indent: number;
}

/** The lines from the first to behind the last, and how deep they go. */
interface Body {
  readonly end: number;
  readonly depth: number;
}

function nameOf(code: string): string | undefined {
  const [, ...caught] = names.exec(code) ?? [];
  const name = caught.find((group) => group !== undefined);
  return name === undefined || controls.test(name) ? undefined : name;
}

/** @returns the functions that can be told by their first line; an estimate, by braces or by indentation. */
export function measureFunctions(lines: readonly CodeLine[], family: LanguageFamily): FunctionSize[] {
  const weights = lines.map(weigh);
  return lines.flatMap(({ code, number }, start) => {
    const name = nameOf(code);
    if (name === undefined) return [];
    const body = byIndent.has(family) ? bodyByIndent(weights, start) : bodyByBraces(weights, start);
    if (body === undefined) return [];
    let paths = 1;
    for (let index = start; index < body.end; index += 1) paths += weights[index]?.decisions ?? 0;
    return [{ name, line: number, lines: body.end - start, parameters: countParameters(code), depth: body.depth, paths }];
  });
}

function weigh({ code }: CodeLine): LineWeight {
  const indent = code.trim() === '' ? Infinity : code.replaceAll('\t', ' '.repeat(spacesOfLevel)).search(/\S/);
  return { opened: code.split('{').length - 1, closed: code.split('}').length - 1, decisions: code.match(decision)?.length ?? 0, indent };
}

function bodyByBraces(weights: readonly LineWeight[], start: number): Body | undefined {
  let open = 0;
  let deepest = 0;
  for (let index = start; index < start + longestBody; index += 1) {
    const { opened, closed } = weights[index] ?? nothing;
    deepest = Math.max(deepest, open + opened - Math.min(opened, closed));
    open += opened - closed;
    if (deepest > 0 && open <= 0) return { end: index + 1, depth: deepest - 1 };
    if (deepest === 0 && index - start >= linesBeforeBody) return undefined;
  }
  return undefined;
}

const nothing: LineWeight = { opened: 0, closed: 0, decisions: 0, indent: Infinity };

function bodyByIndent(weights: readonly LineWeight[], start: number): Body {
  const own = weights[start]?.indent ?? 0;
  let deepest = own;
  let end = start + 1;
  for (; end < Math.min(weights.length, start + longestBody); end += 1) {
    const { indent } = weights[end] ?? nothing;
    if (indent <= own) break;
    if (indent !== Infinity) deepest = Math.max(deepest, indent);
  }
  return { end, depth: Math.max(0, Math.round((deepest - own) / spacesOfLevel) - 1) };
}

function countParameters(code: string): number {
  const inside = /\(([^()]{0,300})\)/.exec(code)?.[1]?.trim() ?? '';
  return inside === '' ? 0 : inside.split(',').length;
}
