import type { EarshotError } from '@earshot/contracts';
import { BackendGuard } from './backend-guard';

const never = (): Promise<never> => new Promise(() => undefined);

describe(BackendGuard, () => {
  let nowMs: number;
  let guard: BackendGuard;

  beforeEach(() => {
    nowMs = 0;
    guard = new BackendGuard({ timeoutMs: 1, pauseMs: 1000, now: () => nowMs });
  });

  it('passes answers and errors of the backend through', async () => {
    await expect(guard.run(async () => 5)).resolves.toBe(5);
    await expect(guard.run(() => Promise.reject(new Error('WRONGTYPE')))).rejects.toThrow('WRONGTYPE');
    await expect(guard.run(async () => 6)).resolves.toBe(6);
  });

  it('gives a silent backend up and leaves it alone for a while', async () => {
    await expect(guard.run(never)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    const asked = jest.fn(async () => 7);
    nowMs = 999;
    await expect(guard.run(asked)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(asked).not.toHaveBeenCalled();
    nowMs = 1000;
    await expect(guard.run(asked)).resolves.toBe(7);
  });

  it('waits once more, and only once, when it was this process that stood still', async () => {
    jest.useFakeTimers();
    try {
      guard = new BackendGuard({ timeoutMs: 100, now: () => nowMs });
      let answer: (value: number) => void = () => undefined;
      const answered = guard.run(() => new Promise<number>((resolve) => (answer = resolve)));
      const silent = guard.run(never).catch(({ code }: EarshotError) => code);
      nowMs = 500;
      await jest.advanceTimersByTimeAsync(150);
      answer(7);
      await expect(answered).resolves.toBe(7);
      await jest.runAllTimersAsync();
      await expect(silent).resolves.toBe('SERVICE_UNAVAILABLE');
    } finally {
      jest.useRealTimers();
    }
  });

  it('does not leave a backend alone that answers others', async () => {
    const slow = guard.run(never);
    await guard.run(async () => 8);
    await expect(slow).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    await expect(guard.run(async () => 9)).resolves.toBe(9);
  });
});
