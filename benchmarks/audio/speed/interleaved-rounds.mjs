import { median } from './median.mjs';

/**
 * @typedef {object} Entrant
 * @property {string} name
 * @property {() => Promise<import('../contestants/contestant.mjs').Reply | null>} run
 * @property {number} [mostRounds] for those that take long
 *
 * @typedef {object} Timing medians over the rounds
 * @property {number} cpuSeconds
 * @property {number} wallSeconds
 * @property {number[]} cpuSecondsByRound
 */

/**
 * Lets everybody run once a round, one after the other, so that whatever slows the machine for a while slows all of them.
 *
 * @param {readonly Entrant[]} entrants warmed up
 * @returns {Promise<Map<string, Timing>>} without those that cannot run
 */
export async function interleavedRounds(entrants, rounds) {
  const replies = new Map(entrants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const { name, run, mostRounds = rounds } of entrants) {
      if (round >= mostRounds) continue;
      const reply = await run();
      if (reply === null) replies.delete(name);
      else replies.get(name)?.push(reply);
    }
  return new Map([...replies].map(([name, ofName]) => [name, timingOf(ofName)]));
}

const timingOf = (replies) => ({
  cpuSeconds: median(replies.map(({ cpuSeconds }) => cpuSeconds)),
  wallSeconds: median(replies.map(({ wallSeconds }) => wallSeconds)),
  cpuSecondsByRound: replies.map(({ cpuSeconds }) => cpuSeconds),
});

/** @returns {number} how many times the CPU time of `faster` the `slower` took: the median of the rounds */
export const timesFaster = (faster, slower) =>
  median(slower.cpuSecondsByRound.map((seconds, round) => seconds / faster.cpuSecondsByRound[round]));
