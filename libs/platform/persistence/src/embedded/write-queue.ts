/** Runs the writes of one collection one after another: each sees what the one before left, which makes conditions atomic. */
export class WriteQueue {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(write: () => Promise<T>): Promise<T> {
    const result = this.last.then(write);
    this.last = result.catch(() => undefined);
    return result;
  }

  /** Resolves when everything that was asked for so far is done. */
  async drain(): Promise<void> {
    await this.last;
  }
}
