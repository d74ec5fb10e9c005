import type { RollupCell } from './rollup-cells';

declare const packed: unique symbol;

/**
 * The cells of a rollup as one string of JSON: lists of values without their names. A report reads thousands of cells, and as
 * fields of a document each costs four times the bytes and a multiple of the time on the way from the store.
 */
export type PackedCells = string & { readonly [packed]: true };

/** The parts of a cell in their order. Whatever is added comes behind the others. */
type CellRow = [
  ...what: [task: string, provider: string, model: string],
  ...counts: [requests: number, cacheHits: number, failures: number],
  ...tokens: [prompt: number, completion: number, cachedPrompt: number, reasoning: number, total: number],
  ...nanoUsd: [cost: string, saved: string],
];

/** @returns the same string for the same cells in the same order. */
export const packCells = (cells: readonly RollupCell[]): PackedCells => JSON.stringify(cells.map(rowOf)) as PackedCells;

export const unpackCells = (cells: PackedCells): RollupCell[] => (JSON.parse(cells) as CellRow[]).map(cellOf);

const rowOf = (cell: RollupCell): CellRow => [
  ...([cell.task, cell.provider, cell.model] as const),
  ...([cell.requests, cell.cacheHits, cell.failures] as const),
  ...([cell.promptTokens, cell.completionTokens, cell.cachedPromptTokens, cell.reasoningTokens, cell.totalTokens] as const),
  ...([String(cell.costNanoUsd), String(cell.savedNanoUsd)] as const),
];

function cellOf(row: CellRow): RollupCell {
  const [task, provider, model, requests, cacheHits, failures, ...sums] = row;
  const [promptTokens, completionTokens, cachedPromptTokens, reasoningTokens, totalTokens, cost, saved] = sums;
  return {
    ...{ task, provider, model, requests, cacheHits, failures },
    ...{ promptTokens, completionTokens, cachedPromptTokens, reasoningTokens, totalTokens },
    costNanoUsd: BigInt(cost),
    savedNanoUsd: BigInt(saved),
  };
}
