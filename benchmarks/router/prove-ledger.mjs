import { setTimeout as sleep } from 'node:timers/promises';
import { answerUsage } from './scenario.mjs';

const patienceMs = 30_000;

/**
 * Compares the ledger with what was answered: a line for each answer, the tokens of each call, nothing left reserved; then the
 * process is killed without warning, and the same must be read from what it left.
 *
 * @param {{ paid: number, kept: number }} answered what clients have had: calls of the provider, and answers that were kept
 */
export async function proveLedger(earshot, { paid, kept }) {
  const expected = {
    requests: earshot.usageBefore.requests + paid + kept,
    cacheHits: kept,
    failures: 0,
    totalTokens: paid * answerUsage.total_tokens,
  };
  const isTrue = (usage) =>
    Object.entries(expected).every(([name, value]) => usage[name] === value) &&
    usage.usedTokens === expected.totalTokens &&
    usage.reservedTokens === 0;
  const read = await readUntil(earshot.readUsage, isTrue);
  const afterKill = await earshot.readUsageAfterKill();
  return { expected, read, afterKill, holds: isTrue(read), holdsAfterKill: isTrue(afterKill) };
}

/** Lines may be under way for a moment. */
async function readUntil(readUsage, isTrue) {
  const untilMs = performance.now() + patienceMs;
  for (;;) {
    const usage = await readUsage();
    if (isTrue(usage) || performance.now() > untilMs) return usage;
    await sleep(500);
  }
}
