export { picoUsdPerToken, readRates, type TokenRates } from './money/token-rates';
export { costOfUsage } from './money/cost-of-usage';
export { roundToNanoUsd } from './money/nano-usd';
export { findImplausibility } from './usage/find-implausibility';
export { addUsage, usageDifference } from './usage/sum-usage';
export { defaultPlan, planLimitTokens } from './budget/plan-limits';
export { endOfPeriod, periodBefore, periodOf, startOfPeriod } from './budget/budget-period';
export { addAmounts, amountOfUsage, equalAmounts, negateAmount, nothing, subtractAmounts, type BudgetAmount } from './budget/budget-amount';
export { estimateReservation, worstUsage, type CallSize } from './budget/estimate-reservation';
export { covers, needed, unlimitedNanoUsd, type BudgetBalance } from './budget/budget-balance';
export { AccountBalances } from './journal/account-balances';
export { addBalances, balanceChange, noBalances, type KeptBalances } from './journal/balance-change';
export { accountName, type LedgerAccount } from './journal/ledger-account';
export {
  changingLimit,
  correcting,
  expiring,
  granting,
  imbalanceOf,
  repricing,
  reserving,
  reversing,
  saving,
  settling,
  type LedgerOperation,
} from './journal/ledger-operation';
export { operationsOfEntry, type EntryKind, type JournalEntry } from './journal/operations-of-entry';
