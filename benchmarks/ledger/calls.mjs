import { compiled } from './compiled.mjs';
import { retryUnanswered } from './retry-unanswered.mjs';

const { findBudget, noTokens, reserveUsage, settleUsage } = compiled('libs/contracts/src/index.js');

export const administrator = { userId: 'bench-admin', tenantId: 'bench-admin', role: 'ADMIN' };

export const callerOf = (id) => ({ userId: id, tenantId: id, role: 'USER' });

/** The messages of the ledger as the router sends them. */
export const callsOf = (bus, caller) => ({
  reserve: (attemptId, { promptTokens, maxCompletionTokens, task = 'vibe_analysis' }) =>
    retryUnanswered(() =>
      bus.request(
        reserveUsage,
        { attemptId, operationId: attemptId, attempt: 1, task, provider: 'p', model: 'm', promptTokens, maxCompletionTokens },
        { caller },
      ),
    ),
  settle: (attemptId, { promptTokens, completionTokens }) => {
    const usage = { ...noTokens, promptTokens, completionTokens, totalTokens: promptTokens + completionTokens };
    return retryUnanswered(() => bus.request(settleUsage, { attemptId, usage, estimated: false }, { caller }));
  },
  budget: () => retryUnanswered(() => bus.request(findBudget, {}, { caller })),
});
