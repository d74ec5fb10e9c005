import type { KeptAnswer } from './kept-answer';

const mostAnswers = 1_000;

interface Entry {
  readonly answer: KeptAnswer;
  readonly expiresAtMs: number;
}

/** Answers of the rules, in the memory of this process: they never stand in the way of a model in a store that outlives it. */
export class LocalAnswers {
  private readonly entries = new Map<string, Entry>();

  find(key: string, nowMs: number): KeptAnswer | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined || entry.expiresAtMs > nowMs) return entry?.answer;
    this.entries.delete(key);
    return undefined;
  }

  /** The oldest gives way where there are too many. */
  keep(key: string, answer: KeptAnswer, expiresAtMs: number): void {
    this.entries.delete(key);
    this.entries.set(key, { answer, expiresAtMs });
    const [oldest] = this.entries.keys();
    if (this.entries.size > mostAnswers && oldest !== undefined) this.entries.delete(oldest);
  }

  /** Forgets the answers whose key begins with the given text. @returns how many there were. */
  clear(beginning: string): number {
    return [...this.entries.keys()].filter((key) => key.startsWith(beginning) && this.entries.delete(key)).length;
  }

  /** @returns how many answers can be had now. */
  size(nowMs: number): number {
    return [...this.entries.values()].filter(({ expiresAtMs }) => expiresAtMs > nowMs).length;
  }
}
