import { compiled } from './compiled.mjs';

const { BudgetTallies } = compiled('libs/usage-ledger/service/src/reconcile/budget-tallies.js');
const { blankBudget } = compiled('libs/usage-ledger/service/src/budget/blank-budget.js');
const { AccountBalances, addBalances } = compiled('libs/usage-ledger/accounting/src/index.js');

/** @returns the budgets of entries, as booking them would have left these. */
export function madeBudgets(entries) {
  const tallies = new BudgetTallies();
  const accounts = new AccountBalances();
  for (const entry of entries) tallies.add(entry, accounts);
  return tallies.rest().map(({ tenantId, period, balances }) => {
    const blank = blankBudget(tenantId, period, null);
    return { ...blank, ...addBalances(blank, balances) };
  });
}
