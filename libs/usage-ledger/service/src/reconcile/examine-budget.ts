import type { LedgerDifference } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { BudgetRepository } from '../budget/budget.repository';
import { Clock } from '../clock';
import { compareBudget } from './compare-budget';
import { ReadBudgetLines } from './read-budget-lines';

/** Lines older than this are read once; only younger ones are read again while the budget moves on. */
const settledAfterMs = 600_000;
const mostTries = 20;

/** Looks closely at one budget: its lines are read between two looks at it that show the same. */
@Injectable()
export class ExamineBudget {
  constructor(
    private readonly budgets: BudgetRepository,
    private readonly lines: ReadBudgetLines,
    private readonly clock: Clock,
  ) {}

  async execute(id: string): Promise<LedgerDifference[]> {
    const cut = new Date(this.clock.now().getTime() - settledAfterMs);
    let budget = await this.budgets.findById(id);
    if (budget === null) return [];
    const before = await this.lines.sumBefore(budget, cut);
    for (let tries = 0; tries < mostTries; tries += 1) {
      budget = await this.budgets.findById(id);
      if (budget === null) return [];
      const lines = await this.lines.read(budget, { before, cut });
      if (isDeepStrictEqual(await this.budgets.findById(id), budget)) return compareBudget(budget, lines);
    }
    return [{ kind: 'unsettled', tenantId: budget.tenantId, period: budget.period }];
  }
}
