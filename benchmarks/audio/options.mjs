import { parseArgs } from 'node:util';

const sizes = {
  full: {
    clipCount: 120,
    songCount: 24,
    comparedClips: 12,
    songSeconds: 180,
    rounds: 5,
    workerRounds: 3,
    workerFiles: 8,
    longSeconds: 3_600,
    earlyCount: 50,
    lateCount: 500,
    recordings: 12,
  },
  quick: {
    clipCount: 9,
    songCount: 3,
    comparedClips: 2,
    songSeconds: 20,
    rounds: 2,
    workerRounds: 1,
    workerFiles: 8,
    longSeconds: 180,
    earlyCount: 20,
    lateCount: 60,
    recordings: 2,
  },
};

/**
 * @typedef {object} Options
 * @property {boolean} isQuick
 * @property {string | undefined} folder of recordings
 * @property {typeof sizes.full} size
 *
 * @param {readonly string[]} args
 * @returns {Options}
 */
export function readOptions(args) {
  const { values } = parseArgs({ args: [...args], options: { quick: { type: 'boolean' }, folder: { type: 'string' } } });
  const isQuick = values.quick === true;
  return { isQuick, folder: values.folder, size: isQuick ? sizes.quick : sizes.full };
}
