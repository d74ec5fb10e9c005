import { mirexKeyScore } from './score-key';

const cMajor = { tonic: 'C', mode: 'MAJOR' } as const;
const aMinor = { tonic: 'A', mode: 'MINOR' } as const;

describe('mirexKeyScore', () => {
  it('gives full marks for the key and part of them for its relations', () => {
    expect(mirexKeyScore(cMajor, cMajor)).toBe(1);
    expect(mirexKeyScore({ tonic: 'G', mode: 'MAJOR' }, cMajor)).toBe(0.5);
    expect(mirexKeyScore({ tonic: 'F', mode: 'MAJOR' }, cMajor)).toBe(0.5);
    expect(mirexKeyScore({ tonic: 'C', mode: 'MINOR' }, cMajor)).toBe(0.2);
    expect(mirexKeyScore({ tonic: 'D', mode: 'MAJOR' }, cMajor)).toBe(0);
  });

  it('knows the relative key in both directions', () => {
    expect(mirexKeyScore(aMinor, cMajor)).toBe(0.3);
    expect(mirexKeyScore(cMajor, aMinor)).toBe(0.3);
    expect(mirexKeyScore({ tonic: 'D#', mode: 'MINOR' }, cMajor)).toBe(0);
  });
});
