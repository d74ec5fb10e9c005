import { packCells, unpackCells } from './packed-cells';
import type { RollupCell } from './rollup-cells';

const cell: RollupCell = {
  task: 'vibe "analysis"',
  provider: 'p',
  model: 'm,[1]',
  requests: 1,
  cacheHits: 2,
  failures: -3,
  promptTokens: 4,
  completionTokens: 5,
  cachedPromptTokens: 6,
  reasoningTokens: 7,
  totalTokens: 2 ** 53 - 1,
  costNanoUsd: -(2n ** 63n),
  savedNanoUsd: 2n ** 63n - 1n,
};

describe('packed cells', () => {
  it('are what they were when they are unpacked', () => {
    const cells = [cell, { ...cell, task: 'mix_feedback', costNanoUsd: 0n }];
    expect(unpackCells(packCells(cells))).toEqual(cells);
    expect(unpackCells(packCells([]))).toEqual([]);
  });

  it('are the same string for the same cells', () => {
    const { savedNanoUsd, ...others } = cell;
    expect(packCells([{ savedNanoUsd, ...others }])).toBe(packCells([cell]));
  });
});
