/**
 * An async iterable whose reader can leave at any moment. A generator that waits inside for something to happen notices
 * `return` only when that happens; here leaving aborts the signal first, so that nothing goes on for a reader who is gone.
 */
export function stoppable<Item>(start: (signal: AbortSignal) => AsyncIterable<Item>): AsyncIterableIterator<Item> {
  const controller = new AbortController();
  const iterator = start(controller.signal)[Symbol.asyncIterator]();
  return {
    next: () => iterator.next(),
    return: async () => {
      controller.abort();
      await iterator.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
