import { Tiktoken, type TiktokenBPE } from 'js-tiktoken/lite';

// Merging takes more than the square of the bytes of an unbroken run, so long ones are counted in pieces of this many characters.
const longestAsciiRun = 32;
const longestOtherRun = 8;
const mostRemembered = 20_000;

const ascii = new RegExp(`[\\s\\S]{1,${longestAsciiRun}}`, 'g');
const other = new RegExp(`[\\s\\S]{1,${longestOtherRun}}`, 'gu');
// eslint-disable-next-line no-control-regex -- every character of one byte
const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);

/** Counts by one encoding: the words of a text one by one, as the encoding divides it, each counted once. */
export class TokenEncoder {
  private readonly tokenizer: Tiktoken;
  private readonly division: RegExp;
  private readonly countByPiece = new Map<string, number>();

  constructor(ranks: TiktokenBPE) {
    this.tokenizer = new Tiktoken(ranks);
    this.division = new RegExp(ranks.pat_str, 'ug');
  }

  count(text: string): number {
    let sum = 0;
    for (const piece of text.match(this.division) ?? []) sum += this.countPiece(piece);
    return sum;
  }

  private countPiece(piece: string): number {
    const known = this.countByPiece.get(piece);
    if (known !== undefined) return known;
    if (piece.length <= longestOtherRun) return this.remember(piece, this.encode(piece));
    const runs = piece.match(isAscii(piece) ? ascii : other) ?? [];
    if (runs.length > 1) return runs.reduce((sum, run) => sum + this.countPiece(run), 0);
    return this.remember(piece, this.encode(piece));
  }

  /** Names of special tokens count as the text that they are. */
  private encode(piece: string): number {
    return this.tokenizer.encode(piece, [], []).length;
  }

  private remember(piece: string, count: number): number {
    if (this.countByPiece.size >= mostRemembered) this.countByPiece.clear();
    this.countByPiece.set(piece, count);
    return count;
  }
}
