/** A piece of text between matching brackets. */
export interface ScannedJson {
  /** The piece without its trailing commas. */
  readonly json: string;
  readonly isComplete: boolean;
}

const depthChange: ReadonlyMap<string, number> = new Map([
  ['{', 1],
  ['[', 1],
  ['}', -1],
  [']', -1],
]);

const quotedFrom = (text: string, start: number): string => {
  let end = start + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return text.slice(start, end + 1);
};

const isTrailingComma = (text: string, index: number): boolean => {
  let next = index + 1;
  while (/\s/.test(text[next] ?? '')) next += 1;
  return text[next] === '}' || text[next] === ']';
};

/** Reads from an opening bracket to the one that closes it, in one pass; brackets and commas in strings do not count. */
export function scanJson(text: string, begin: number): ScannedJson {
  const pieces: string[] = [];
  let depth = 0;
  for (let index = begin; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (character === '"') {
      const quoted = quotedFrom(text, index);
      pieces.push(quoted);
      index += quoted.length - 1;
      continue;
    }
    if (character === ',' && isTrailingComma(text, index)) continue;
    pieces.push(character);
    depth += depthChange.get(character) ?? 0;
    if (depth === 0) return { json: pieces.join(''), isComplete: true };
  }
  return { json: pieces.join(''), isComplete: false };
}
