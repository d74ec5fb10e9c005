const dayMs = 86_400_000;
const tasks = ['vibe_analysis', 'mix_feedback', 'quick_query', 'code_review'];
const models = ['fast', 'deep', 'small', 'large', 'earshot-rules'];

/** Days over which the made entries are spread, the present one the last. */
const spreadDays = 90;

/** @returns the entry of a number: the same users, tasks, models and amounts for the same number. */
function madeEntry(index, { users, nowMs }) {
  const tenantId = `user-${String(index % users).padStart(4, '0')}`;
  const recordedAt = new Date(nowMs - Math.floor((index * 104_729_113) % (spreadDays * dayMs)));
  const isHit = index % 5 === 0;
  const isFailure = !isHit && index % 50 === 1;
  const [promptTokens, completionTokens] = isHit || isFailure ? [0, 0] : [100 + (index % 900), 10 + (index % 90)];
  return {
    _id: `made-attempt-${index}`,
    kind: isHit ? 'cache-hit' : 'attempt',
    tenantId,
    period: recordedAt.toISOString().slice(0, 7),
    userId: tenantId,
    operationId: `made-operation-${index}`,
    attempt: 1,
    task: tasks[index % tasks.length],
    provider: 'p',
    model: models[(index * 13) % models.length],
    fileId: null,
    outcome: isFailure ? 'PROVIDER_TIMEOUT' : 'answered',
    estimated: false,
    usage: {
      promptTokens,
      completionTokens,
      totalTokens: promptTokens + completionTokens,
      cachedPromptTokens: 0,
      cacheWriteTokens: 0,
      reasoningTokens: 0,
    },
    costNanoUsd: BigInt(promptTokens * 1_000 + completionTokens * 10_000),
    savedNanoUsd: isHit ? 5_000n : 0n,
    reserved: isHit ? null : { tokens: 1_000, nanoUsd: 10_000_000n, at: new Date(recordedAt.getTime() - 1_000) },
    priceVersion: 'bench',
    rates: { input: 1_000_000n, cachedInput: 1_000_000n, cacheWrite: 1_000_000n, output: 10_000_000n, reasoning: 10_000_000n },
    recordedAt,
    // Their rollups are made as well, and must not count them again.
    isUnfolded: false,
  };
}

/** Yields the entries of the numbers from 0 on. */
export function* entriesOf({ entries, ...options }) {
  for (let index = 0; index < entries; index += 1) yield madeEntry(index, options);
}
