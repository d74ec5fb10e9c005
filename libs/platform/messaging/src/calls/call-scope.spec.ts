import { EarshotError } from '@earshot/contracts';
import { CallScope } from './call-scope';

const never = (): Promise<never> => new Promise(() => undefined);

describe('CallScope', () => {
  it('settles as its work does', async () => {
    const scope = new CallScope({});
    expect(await scope.race(async () => 1)).toBe(1);
    await expect(scope.race(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });

  it('ends waiting work with the reason it was aborted for', async () => {
    const scope = new CallScope({});
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

  it('begins no work once it ended', async () => {
    const scope = new CallScope({ signals: [AbortSignal.abort()] });
    const work = jest.fn(async () => 1);
    await expect(scope.race(work)).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(work).not.toHaveBeenCalled();
  });

  it('hears nothing of outer signals after it was closed', () => {
    const outer = new AbortController();
    const scope = new CallScope({ signals: [outer.signal], timeoutMs: 60_000 });
    scope.close();
    outer.abort();
    expect(scope.signal.aborted).toBe(false);
  });
});
