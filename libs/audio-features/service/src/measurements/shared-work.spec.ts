import { SharedWork } from './shared-work';

/** Work that ends when the test says so. */
function startedWork() {
  let resolve: (result: string) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<string>((onResult, onError) => ([resolve, reject] = [onResult, onError]));
  const signals: AbortSignal[] = [];
  const begin = jest.fn((signal: AbortSignal) => {
    signals.push(signal);
    return promise;
  });
  return { begin, resolve, reject, isEnded: () => signals[0]?.aborted };
}

describe(SharedWork, () => {
  it('does the work once for all who want it at the same time', async () => {
    const [shared, work] = [new SharedWork<string>(), startedWork()];
    const results = [shared.join('key', undefined, work.begin), shared.join('key', undefined, work.begin)];
    work.resolve('measured');
    expect(await Promise.all(results)).toEqual(['measured', 'measured']);
    expect(work.begin).toHaveBeenCalledTimes(1);
  });

  it('does it again for who comes afterwards, and for another key', async () => {
    const [shared, work] = [new SharedWork<string>(), startedWork()];
    work.resolve('measured');
    await shared.join('key', undefined, work.begin);
    await shared.join('key', undefined, work.begin);
    await shared.join('other', undefined, work.begin);
    expect(work.begin).toHaveBeenCalledTimes(3);
  });

  it('goes on for the others when one leaves', async () => {
    const [shared, work, leaving] = [new SharedWork<string>(), startedWork(), new AbortController()];
    const left = shared.join('key', leaving.signal, work.begin);
    const staying = shared.join('key', new AbortController().signal, work.begin);
    leaving.abort();
    await expect(left).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(work.isEnded()).toBe(false);
    work.resolve('measured');
    expect(await staying).toBe('measured');
  });

  it('ends the work when the last one leaves, and begins anew for the next', async () => {
    const [shared, work, leaving] = [new SharedWork<string>(), startedWork(), new AbortController()];
    const all = [shared.join('key', leaving.signal, work.begin), shared.join('key', leaving.signal, work.begin)];
    leaving.abort();
    await Promise.allSettled(all);
    expect(work.isEnded()).toBe(true);
    const next = startedWork();
    next.resolve('measured later');
    expect(await shared.join('key', undefined, next.begin)).toBe('measured later');
    work.reject(new Error('ended'));
  });

  it('begins nothing for who is gone already', async () => {
    const [shared, work] = [new SharedWork<string>(), startedWork()];
    await expect(shared.join('key', AbortSignal.abort(), work.begin)).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(work.begin).not.toHaveBeenCalled();
  });

  it('tells all when it fails', async () => {
    const [shared, work] = [new SharedWork<string>(), startedWork()];
    const results = [shared.join('key', undefined, work.begin), shared.join('key', new AbortController().signal, work.begin)];
    work.reject(new Error('no sound'));
    expect((await Promise.allSettled(results)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
