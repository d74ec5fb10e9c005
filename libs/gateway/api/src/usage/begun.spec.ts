import { begun } from './begun';

describe(begun, () => {
  const left = jest.fn();
  const numbers = async function* (failure?: Error): AsyncGenerator<number> {
    try {
      if (failure !== undefined) throw failure;
      yield* [1, 2, 3];
    } finally {
      left();
    }
  };

  it('throws what happens before the first item', async () => {
    await expect(begun(numbers(new Error('refused')))).rejects.toThrow('refused');
  });

  it('gives every item, the first included', async () => {
    const found: number[] = [];
    for await (const item of await begun(numbers())) found.push(item);
    expect(found).toEqual([1, 2, 3]);
  });

  it('leaves the iterable when its reader leaves', async () => {
    left.mockClear();
    for await (const item of await begun(numbers())) if (item === 1) break;
    expect(left).toHaveBeenCalledTimes(1);
  });
});
