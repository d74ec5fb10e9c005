import { diatonicTriads } from './diatonic-triads';

describe('diatonicTriads', () => {
  it('lists the triads of a major key, its tonic first', () => {
    expect(diatonicTriads(7, 'MAJOR')).toEqual(['G', 'Am', 'Bm', 'C', 'D', 'Em']);
  });

  it('lists the triads of a minor key with both dominants', () => {
    expect(diatonicTriads(9, 'MINOR')).toEqual(['Am', 'C', 'Dm', 'Em', 'E', 'F', 'G']);
  });
});
