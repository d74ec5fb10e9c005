import { decodeSteadyPath } from './viterbi';

const rows = (...frames: readonly (readonly number[])[]) => Float32Array.from(frames.flat());

describe('decodeSteadyPath', () => {
  it('follows the best state when changing is free', () => {
    expect([...decodeSteadyPath(rows([1, 0], [0, 1], [1, 0]), { states: 2, changeCost: 0 })]).toEqual([0, 1, 0]);
  });

  it('stays through a short exception that does not pay for two changes', () => {
    expect([...decodeSteadyPath(rows([1, 0], [1, 0], [0, 1], [1, 0]), { states: 2, changeCost: 2 })]).toEqual([0, 0, 0, 0]);
  });

  it('changes when the rest pays for it', () => {
    expect([...decodeSteadyPath(rows([1, 0], [1, 0], [0, 1], [0, 1], [0, 1]), { states: 2, changeCost: 1 })]).toEqual([0, 0, 1, 1, 1]);
  });

  it('has no path through nothing', () => {
    expect(decodeSteadyPath(new Float32Array(0), { states: 2, changeCost: 1 })).toHaveLength(0);
  });
});
