export { picoUsdPerToken, readRates, type TokenRates } from './money/token-rates';
export { costOfUsage } from './money/cost-of-usage';
export { formatSixDecimals, roundToNanoUsd } from './money/nano-usd';
export { findImplausibility } from './usage/find-implausibility';
export { addUsage, usageDifference } from './usage/sum-usage';
export { defaultPlan, planLimitTokens } from './budget/plan-limits';
export { endOfPeriod, periodBefore, periodOf, startOfPeriod } from './budget/budget-period';
export { amountOfUsage, nothing, subtractAmounts, type BudgetAmount } from './budget/budget-amount';
export { estimateReservation, worstUsage, type CallSize } from './budget/estimate-reservation';
export {
  changingLimit,
  closing,
  correcting,
  covers,
  needed,
  reserving,
  unlimitedNanoUsd,
  type BudgetBalance,
  type BudgetChange,
} from './budget/budget-balance';
