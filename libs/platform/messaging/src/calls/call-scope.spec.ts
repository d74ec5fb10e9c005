import { EarshotError } from '@earshot/contracts';
import { CallScope } from './call-scope';

const never = (): Promise<never> => new Promise(() => undefined);

describe('CallScope', () => {
  it('settles as its work does', async () => {
    const scope = new CallScope();
    expect(await scope.race(async () => 1)).toBe(1);
    await expect(scope.race(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });

  it('ends waiting work with the reason it was aborted for', async () => {
    const scope = new CallScope();
    const waiting = scope.race(never);
    scope.abort(new EarshotError('SERVICE_UNAVAILABLE', 'Shutting down.'));
    await expect(waiting).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(scope.signal.aborted).toBe(true);
  });

  it('turns a foreign reason of an outer signal into CANCELLED', async () => {
    const outer = new AbortController();
    const scope = new CallScope({ signals: [undefined, outer.signal] });
    outer.abort('enough');
    await expect(scope.race(never)).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('ends with the scope around it, for the same reason, at once when that has ended before', async () => {
    const outer = new CallScope();
    const inner = new CallScope({ within: outer });
    const waiting = inner.race(never);
    outer.abort(new EarshotError('SERVICE_UNAVAILABLE', 'Shutting down.'));
    await expect(waiting).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(new CallScope({ within: outer }).endedBy).toBe(outer.endedBy);
  });

  it('leaves the scope around it alone when it ends itself', () => {
    const outer = new CallScope();
    new CallScope({ within: outer }).abort(new EarshotError('CANCELLED', 'Enough.'));
    expect(outer.endedBy).toBeUndefined();
  });

  it.each(['before', 'after'])('aborts a signal that is asked for %s its end', (when) => {
    const scope = new CallScope();
    const reason = new EarshotError('CANCELLED', 'Enough.');
    const early = when === 'before' ? scope.signal : undefined;
    scope.abort(reason);
    expect(early ?? scope.signal).toMatchObject({ aborted: true, reason });
  });

  it('keeps its first reason', () => {
    const scope = new CallScope();
    scope.abort(new EarshotError('CANCELLED', 'Enough.'));
    scope.abort(new EarshotError('SERVICE_UNAVAILABLE', 'Shutting down.'));
    expect(scope.endedBy).toMatchObject({ code: 'CANCELLED' });
    expect(scope.signal.reason).toMatchObject({ code: 'CANCELLED' });
  });

  it('begins no work once it ended', async () => {
    const scope = new CallScope({ signals: [AbortSignal.abort()] });
    const work = jest.fn(async () => 1);
    await expect(scope.race(work)).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(work).not.toHaveBeenCalled();
  });

  it('hears nothing of what is around it after it was closed', () => {
    const signal = new AbortController();
    const outer = new CallScope();
    const scope = new CallScope({ within: outer, signals: [signal.signal], timeoutMs: 60_000 });
    scope.close();
    signal.abort();
    outer.abort(new EarshotError('CANCELLED', 'Enough.'));
    expect(scope.signal.aborted).toBe(false);
  });
});
