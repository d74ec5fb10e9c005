/* eslint-disable no-console -- printing is what is tested */
import { silenceConsole } from './silence-console';

describe(silenceConsole, () => {
  const original = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  beforeEach(() => original.mockClear());
  afterAll(() => original.mockRestore());

  it('swallows what the call prints, also after it has waited', async () => {
    await silenceConsole(async () => {
      console.error('one');
      await Promise.resolve();
      console.error('two');
    });
    expect(original).not.toHaveBeenCalled();
  });

  it('lets others print meanwhile, and everybody afterwards', async () => {
    const call = silenceConsole(() => new Promise((resolve) => setImmediate(resolve)));
    console.error('others');
    await call;
    console.error('afterwards');
    expect(original.mock.calls).toEqual([['others'], ['afterwards']]);
  });

  it('throws out a call that never stops printing', async () => {
    const stuck = (): never => {
      for (;;) console.error('again');
    };
    await expect(silenceConsole(stuck)).rejects.toThrow('does not get past an error');
  });
});
