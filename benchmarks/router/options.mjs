import { parseArgs } from 'node:util';

const sizes = {
  full: { rounds: 5, windowMs: 2_000, warmUpMs: 3_000, streamsInTurn: 12, streamsAtOnce: 16, cachedAnswers: 1_000 },
  quick: { rounds: 2, windowMs: 1_000, warmUpMs: 1_000, streamsInTurn: 6, streamsAtOnce: 16, cachedAnswers: 300 },
};

/**
 * @typedef {object} Options
 * @property {boolean} isQuick
 * @property {readonly string[] | undefined} only names of the contenders to measure; all when absent
 * @property {typeof sizes.full} size
 *
 * @param {readonly string[]} args
 * @returns {Options}
 */
export function readOptions(args) {
  const { values } = parseArgs({ args: [...args], options: { quick: { type: 'boolean' }, only: { type: 'string' } } });
  const isQuick = values.quick === true;
  return { isQuick, only: values.only?.split(','), size: isQuick ? sizes.quick : sizes.full };
}
