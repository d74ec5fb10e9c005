import { JsonCursor } from './json-cursor';
import type { NoteRepair } from './repair-step';

/** What was read from an opening bracket on. */
export interface LenientJson {
  readonly value: unknown;
  /** The index behind it. */
  readonly end: number;
}

const deepest = 64;
const literals: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
  ['none', null],
  ['undefined', null],
  ['nan', null],
]);

/**
 * Reads what was meant to be JSON: with comments, commas too many or too few, quotes of any kind or none, the words of Python,
 * and without its end.
 *
 * @returns undefined where nesting has no end in sight
 */
export function parseLenientJson(text: string, begin: number, note: NoteRepair): LenientJson | undefined {
  const cursor = new JsonCursor(text, begin, note);
  const value = new LenientReader(cursor, note).readValue(0);
  if (cursor.isCutOff) note('truncation_closed');
  return value === undefined ? undefined : { value, end: cursor.index };
}

class LenientReader {
  constructor(
    private readonly cursor: JsonCursor,
    private readonly note: NoteRepair,
  ) {}

  /** @returns undefined where nothing stands, or where it is nested too deeply. */
  readValue(depth: number): unknown {
    const { cursor } = this;
    cursor.skipSpace();
    if (cursor.isAtEnd) cursor.isCutOff = true;
    if (cursor.isAtEnd || depth > deepest) return undefined;
    if (cursor.character === '{') return this.readObject(depth + 1);
    if (cursor.character === '[') return this.readList(depth + 1);
    return cursor.isAtQuote ? cursor.readQuoted() : this.readLiteral();
  }

  private readObject(depth: number): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    this.readItems('}', () => {
      const key = this.readKey();
      const value = key === undefined ? undefined : this.readValue(depth);
      // The half of a number is another number; the half of a text is still some of it.
      const isHalf = this.cursor.isCutOff && typeof value !== 'object' && typeof value !== 'string';
      if (key !== undefined && value !== undefined && !isHalf) entries.push([key, value]);
    });
    return Object.fromEntries(entries);
  }

  private readList(depth: number): unknown[] {
    const items: unknown[] = [];
    this.readItems(']', () => {
      const value = this.readValue(depth);
      // The half of an item says something else than the whole.
      const isHalf = this.cursor.isCutOff && typeof value !== 'object';
      if (value !== undefined && !isHalf) items.push(value);
    });
    return items;
  }

  private readItems(closing: string, readItem: () => void): void {
    const { cursor } = this;
    let isBehindComma = true;
    let hasComma = false;
    for (cursor.skip(), cursor.skipSpace(); !cursor.isAtEnd; cursor.skipSpace()) {
      if (cursor.character === closing) {
        if (hasComma) this.note('trailing_comma');
        return cursor.skip();
      }
      const start = cursor.index;
      if (cursor.character === ',') {
        cursor.skip();
        isBehindComma = true;
        hasComma = true;
        continue;
      }
      if (!isBehindComma) this.note('missing_comma');
      readItem();
      isBehindComma = false;
      hasComma = false;
      // What cannot be read is passed, one character at a time.
      if (cursor.index === start) cursor.skip();
    }
    cursor.isCutOff = true;
  }

  private readKey(): string | undefined {
    const { cursor } = this;
    const isQuoted = cursor.isAtQuote;
    const key = isQuoted ? cursor.readQuoted() : cursor.readBare();
    if (!isQuoted) this.note('unquoted_key');
    cursor.skipSpace();
    if (cursor.character !== ':') return undefined;
    cursor.skip();
    return key;
  }

  private readLiteral(): unknown {
    const word = this.cursor.readBare();
    if (word === '') return undefined;
    const known = literals.get(word.toLowerCase());
    if (known !== undefined) {
      if (word !== String(known)) this.note('literal');
      return known;
    }
    const number = /^[-+]?(?:\d[\d_]*)?\.?\d+(?:e[-+]?\d+)?$/i.test(word) ? Number(word.replaceAll('_', '')) : Number.NaN;
    if (Number.isFinite(number)) return number;
    this.note('unquoted_text');
    return word;
  }
}
