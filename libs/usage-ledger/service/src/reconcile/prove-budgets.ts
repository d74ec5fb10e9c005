import { Injectable } from '@nestjs/common';
import { budgetId } from '../budget/blank-budget';
import type { BudgetDocument } from '../budget/budget.document';
import { BudgetRepository } from '../budget/budget.repository';
import { entryOperations } from '../entries/entry-operations';
import { postTo } from './budget-tallies';
import { compareBudget, operationsOfBudget } from './compare-budget';
import { ExamineBudget } from './examine-budget';
import type { LedgerProof } from './ledger-proof';
import { presentAmount } from './present-amount';
import { ReadBudgetLines } from './read-budget-lines';

const budgetsAtOnce = 100;

/** The provider in postings that concern none: those of grants and reservations touch no account of a provider. */
const noProvider = 'none';

/** Proves the budgets against the tallies of the lines. */
@Injectable()
export class ProveBudgets {
  constructor(
    private readonly budgets: BudgetRepository,
    private readonly lines: ReadBudgetLines,
    private readonly examine: ExamineBudget,
  ) {}

  async execute(proof: LedgerProof): Promise<void> {
    let last = '';
    for (;;) {
      const portion = await this.budgets.findBehind(last, budgetsAtOnce);
      for (const budget of portion) await this.prove(budget, proof);
      last = portion.at(-1)?._id ?? last;
      if (portion.length < budgetsAtOnce) break;
    }
    await this.proveRest(proof);
  }

  private async prove(budget: BudgetDocument, proof: LedgerProof): Promise<void> {
    const unwritten = await this.lines.findUnwritten(budget);
    for (const operation of operationsOfBudget(budget)) postTo(proof.accounts, operation, noProvider);
    for (const entry of unwritten) for (const operation of entryOperations(entry)) postTo(proof.accounts, operation, entry.provider);
    proof.openReservations += Object.keys(budget.open).length;
    proof.outboxEntries += Object.keys(budget.pending).length;
    const written = proof.tallies.take(budget._id);
    // What seems to differ may only have moved on since its lines were read.
    if (compareBudget(budget, { written, unwritten }).length > 0) proof.note(await this.examine.execute(budget._id));
  }

  /** Lines whose budget was not met: it was made meanwhile, or it is gone. */
  private async proveRest(proof: LedgerProof): Promise<void> {
    for (const { tenantId, period, balances } of proof.tallies.rest()) {
      if ((await this.budgets.findById(budgetId(tenantId, period))) !== null) continue;
      proof.note([{ kind: 'budget-missing', tenantId, period, charged: presentAmount(balances.used) }]);
    }
  }
}
