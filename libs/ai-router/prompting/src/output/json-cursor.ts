import type { NoteRepair } from './repair-step';

const closingQuotes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['‘', '’'],
]);
const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
]);
const endOfBareText = /[,:[\]{}\n\r]/;

/** A place in a text that is nearly JSON. It only moves forward, so every text is read in time that grows with its length. */
export class JsonCursor {
  /** Whether the text ended before what was begun. */
  isCutOff = false;

  constructor(
    private readonly text: string,
    public index: number,
    private readonly note: NoteRepair,
  ) {}

  get character(): string {
    return this.text[this.index] ?? '';
  }

  get isAtEnd(): boolean {
    return this.index >= this.text.length;
  }

  get isAtQuote(): boolean {
    return closingQuotes.has(this.character);
  }

  skip(): void {
    this.index += 1;
  }

  /** Passes white space and comments. */
  skipSpace(): void {
    for (;;) {
      while (/\s/.test(this.character)) this.index += 1;
      const isBlock = this.text.startsWith('/*', this.index);
      if (!isBlock && !this.text.startsWith('//', this.index) && this.character !== '#') return;
      const end = this.text.indexOf(isBlock ? '*/' : '\n', this.index + 1);
      this.index = end < 0 ? this.text.length : end + (isBlock ? 2 : 1);
      this.note('comment');
    }
  }

  /** Reads a text in quotes of any kind. A quote that nothing of JSON follows belongs to the text. */
  readQuoted(): string {
    const opening = this.character;
    const quote = closingQuotes.get(opening) ?? opening;
    if (opening !== '"') this.note('quotes');
    const pieces: string[] = [];
    for (this.skip(); !this.isAtEnd; this.skip()) {
      if (this.character === '\\') pieces.push(this.readEscape());
      else if (this.character !== quote) pieces.push(this.character);
      else if (this.closesHere()) {
        this.skip();
        return pieces.join('');
      } else {
        this.note('unescaped_text');
        pieces.push(quote);
      }
    }
    this.isCutOff = true;
    return pieces.join('');
  }

  /** Reads a word or phrase that has no quotes, up to what ends it in JSON. */
  readBare(): string {
    const start = this.index;
    while (!this.isAtEnd && !endOfBareText.test(this.character)) this.index += 1;
    if (this.isAtEnd) this.isCutOff = true;
    return this.text.slice(start, this.index).trim();
  }

  private readEscape(): string {
    this.skip();
    const letter = this.character;
    if (letter !== 'u') return escapes.get(letter) ?? letter;
    const code = /^[0-9a-fA-F]{4}/.exec(this.text.slice(this.index + 1, this.index + 5))?.[0];
    if (code === undefined) return letter;
    this.index += 4;
    return String.fromCharCode(Number.parseInt(code, 16));
  }

  private closesHere(): boolean {
    let next = this.index + 1;
    while (/\s/.test(this.text[next] ?? '')) next += 1;
    const following = this.text[next] ?? '';
    if (following === '' || /[,:}\]#/]/.test(following)) return true;
    // A comma was left out between two lines.
    return closingQuotes.has(following) && this.text.slice(this.index, next).includes('\n');
  }
}
