import { inWavOrder } from './m4a-channel-order';

const named = (count: number): Float32Array[] => Array.from({ length: count }, (_, index) => Float32Array.of(index));
const orderOf = (count: number, codec: 'AAC' | 'ALAC'): number[] => inWavOrder(named(count), codec).map(([index = -1]) => index);

describe(inWavOrder, () => {
  it('leaves alone what the package has ordered: AAC up to 5.1', () => {
    for (let count = 1; count <= 7; count++) expect(orderOf(count, 'AAC')).toEqual([...Array(count).keys()]);
  });

  it('brings the centre and the LFE of AAC 7.1 to their places, and the sides behind the backs', () => {
    expect(orderOf(8, 'AAC')).toEqual([1, 2, 0, 7, 5, 6, 3, 4]);
  });

  it('brings the centre of ALAC behind left and right, and the LFE to the fourth place', () => {
    expect(orderOf(2, 'ALAC')).toEqual([0, 1]);
    expect(orderOf(6, 'ALAC')).toEqual([1, 2, 0, 5, 3, 4]);
    expect(orderOf(8, 'ALAC').sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});
