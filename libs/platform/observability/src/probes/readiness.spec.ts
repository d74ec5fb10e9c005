import { Readiness } from './readiness';

describe(Readiness, () => {
  it('is ready when every part is', async () => {
    expect(
      await new Readiness({ documents: { isReady: () => true }, messages: { isReady: () => Promise.resolve(true) } }).report(),
    ).toEqual({
      isReady: true,
      parts: { documents: true, messages: true },
    });
  });

  it('names the part that is not', async () => {
    const { isReady, parts } = await new Readiness({ documents: { isReady: () => false }, messages: { isReady: () => true } }).report();
    expect(isReady).toBe(false);
    expect(parts).toEqual({ documents: false, messages: true });
  });

  it('takes a part that throws for one that is not ready', async () => {
    const broken = { isReady: () => Promise.reject(new Error('no connection')) };
    expect((await new Readiness({ documents: broken }).report()).isReady).toBe(false);
  });

  it('tells what must be mended though it works', async () => {
    const messages = { isReady: () => true, warning: () => 'JetStream does not sync always.' };
    expect(await new Readiness({ messages, documents: { isReady: () => true, warning: () => undefined } }).report()).toEqual({
      isReady: true,
      parts: { messages: true, documents: true },
      warnings: { messages: 'JetStream does not sync always.' },
    });
  });
});
