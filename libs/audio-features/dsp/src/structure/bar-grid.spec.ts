import { layBarGrid } from './bar-grid';

describe('layBarGrid', () => {
  it('carries the bars on to both ends of the file', () => {
    expect(layBarGrid([2, 4, 6, 8], 12).boundaries).toEqual([0, 2, 4, 6, 8, 10, 12]);
  });

  it('adds no bar that the file does not hold', () => {
    expect(layBarGrid([1, 3, 5, 7], 8.5).boundaries).toEqual([1, 3, 5, 7]);
  });

  it('divides a file without bars evenly', () => {
    expect(layBarGrid([], 6)).toEqual({ boundaries: [0, 2, 4, 6], isMusical: false });
    expect(layBarGrid([0.4], 0.5).boundaries).toEqual([0, 0.5]);
  });
});
