import { alertPercents } from '@earshot/contracts';
import type { BudgetDocument } from '../budget/budget.document';

type UsedBudget = Pick<BudgetDocument, 'used' | 'limitTokens' | 'limitNanoUsd'>;

/** @returns the shares that are used of the tokens or of the dollars, whichever is the larger, the smallest first. */
export const reachedPercents = ({ used, limitTokens, limitNanoUsd }: UsedBudget): (typeof alertPercents)[number][] =>
  alertPercents.filter(
    (percent) =>
      used.tokens * 100 >= limitTokens * percent || (limitNanoUsd !== null && used.nanoUsd * 100n >= limitNanoUsd * BigInt(percent)),
  );
