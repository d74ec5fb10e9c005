import { formatNanoUsd, type UsdAmount } from '@earshot/contracts';
import type { BudgetAmount } from '@earshot/usage-ledger/accounting';

/** @returns an amount as a report shows it. */
export const presentAmount = ({ tokens, nanoUsd }: BudgetAmount): { tokens: number; usd: UsdAmount } => ({
  tokens,
  usd: formatNanoUsd(nanoUsd),
});
