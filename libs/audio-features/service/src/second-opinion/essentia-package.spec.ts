import { loadEssentia } from './essentia-package';

function failToLoad(): never {
  throw Object.assign(new Error("Cannot find module 'essentia.js'"), { code: 'MODULE_NOT_FOUND' });
}

describe(loadEssentia, () => {
  it('leaves the process as it was: no handler of the package stays on it', () => {
    const mine = (): void => undefined;
    process.on('unhandledRejection', mine);
    const handlers = () => [process.listeners('uncaughtException'), process.listeners('unhandledRejection')];
    const before = handlers();
    const load = () => {
      process.on('uncaughtException', () => undefined);
      process.on('unhandledRejection', () => undefined);
      return { Essentia: class {}, EssentiaWASM: {} };
    };
    loadEssentia(load);
    expect(handlers()).toEqual(before);
    process.off('unhandledRejection', mine);
  });

  it.each([
    ['is not installed', failToLoad],
    ['is another package', () => ({})],
  ])('says what to install when the package %s', (_, load) => {
    expect(() => loadEssentia(load)).toThrow(
      expect.objectContaining({ code: 'SERVICE_UNAVAILABLE', message: expect.stringContaining('npm install essentia.js') }),
    );
  });
});
