import { StreamWindow, streamWindowSize } from './stream-window';

const filled = async (silenceLimitMs: number): Promise<StreamWindow> => {
  const window = new StreamWindow(silenceLimitMs);
  for (let item = 0; item < streamWindowSize; item += 1) await window.take(new AbortController().signal);
  return window;
};

describe('StreamWindow', () => {
  it('holds a handler up until its reader took something', async () => {
    const window = await filled(60_000);
    let isTaken = false;
    const taking = window.take(new AbortController().signal).then(() => (isTaken = true));
    window.open(0);
    await new Promise((resolve) => setImmediate(resolve));
    expect(isTaken).toBe(false);
    window.open(1);
    await taking;
  });

  it('gives up on a reader that fell silent', async () => {
    const window = await filled(5);
    await expect(window.take(new AbortController().signal)).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('ends with the reason of the signal', async () => {
    const window = await filled(60_000);
    await expect(window.take(AbortSignal.abort('stopped'))).rejects.toBe('stopped');
  });
});
