import { loadAacPackage } from './aac-package';

describe(loadAacPackage, () => {
  it('loads the optional package where it is installed', () => {
    expect(loadAacPackage().decoder).toBeInstanceOf(Function);
  });

  it('says what to install where it is not', () => {
    const load = (): never => {
      throw new Error("Cannot find module '@audio/decode-aac'");
    };
    expect(() => loadAacPackage(load)).toThrow(
      expect.objectContaining({ code: 'UNSUPPORTED_AUDIO_FORMAT', message: expect.stringContaining('npm install @audio/decode-aac') }),
    );
  });
});
