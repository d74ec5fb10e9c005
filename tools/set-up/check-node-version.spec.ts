import { checkNodeVersion, isAtLeast } from './check-node-version.mjs';

describe('checkNodeVersion', () => {
  it.each([
    ['20.19.0', '20.19.0', true],
    ['20.20.0', '20.19.5', true],
    ['24.0.0', '20.19.0', true],
    ['20.9.0', '20.19.0', false],
    ['18.20.8', '20.19.0', false],
    ['20.19.0', '20.19.1', false],
  ])('finds %s at least %s: %s', (version, floor, expected) => {
    expect(isAtLeast(version, floor)).toBe(expected);
  });

  it('refuses an old Node in a sentence that says what to install', () => {
    expect(() => checkNodeVersion('18.20.8')).toThrow(
      /^Earshot needs Node 20\.\d+\.\d+ or newer, and this is 18\.20\.8: install a newer Node/,
    );
  });
});
