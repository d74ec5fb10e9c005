import type { AnswerPiece, DeliverPiece } from './model-answer';

/** Hands pieces of an answer from who writes it to who reads it, one at a time: a slow reader slows the writer down. */
export class PieceChannel {
  private waiting: { readonly piece: AnswerPiece; readonly taken: () => void } | undefined;
  private wake: (() => void) | undefined;
  private isClosed = false;

  /** Resolves when the piece was taken. */
  readonly deliver: DeliverPiece = (piece) =>
    new Promise((resolve) => {
      if (this.isClosed) return resolve();
      this.waiting = { piece, taken: resolve };
      this.wake?.();
    });

  /** Nothing more is delivered, or nobody reads any more. */
  close(): void {
    this.isClosed = true;
    this.waiting?.taken();
    this.waiting = undefined;
    this.wake?.();
  }

  /**
   * @param silenceMs how long to wait for a piece
   * @returns the next piece, 'silence' where none came in time, or 'end'
   */
  async next(silenceMs: number): Promise<AnswerPiece | 'silence' | 'end'> {
    if (this.waiting === undefined && !this.isClosed) await this.awaken(silenceMs);
    const { waiting } = this;
    if (waiting === undefined) return this.isClosed ? 'end' : 'silence';
    this.waiting = undefined;
    waiting.taken();
    return waiting.piece;
  }

  private awaken(silenceMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, silenceMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
