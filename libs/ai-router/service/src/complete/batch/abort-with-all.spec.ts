import { abortWithAll } from './abort-with-all';

describe(abortWithAll, () => {
  it('goes on until the last one has left', () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const signal = abortWithAll([one.signal, other.signal]);
    one.abort();
    expect(signal.aborted).toBe(false);
    other.abort('gone');
    expect(signal.reason).toBe('gone');
  });

  it('counts who had left before', () => {
    expect(abortWithAll([AbortSignal.abort('gone')]).aborted).toBe(true);
  });
});
