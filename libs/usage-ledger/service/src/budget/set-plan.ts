import { EarshotError, type Plan } from '@earshot/contracts';
import { changingLimit, periodOf, planLimitTokens } from '@earshot/usage-ledger/accounting';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock';
import type { BudgetDocument } from './budget.document';
import { BudgetRepository } from './budget.repository';
import { PresentBudget } from './present-budget';

const mostTries = 5;

/** Puts a tenant on a plan, from the present month on. */
@Injectable()
export class SetPlan {
  constructor(
    private readonly budgets: BudgetRepository,
    private readonly presentBudget: PresentBudget,
    private readonly clock: Clock,
  ) {}

  /** @throws EarshotError CONFLICT when others change the plan of the same tenant all the time */
  async execute(tenantId: string, plan: Plan): Promise<BudgetDocument> {
    const limitTokens = planLimitTokens[plan];
    for (let tries = 0; tries < mostTries; tries += 1) {
      const budget = await this.presentBudget.ensure(tenantId, periodOf(this.clock.now()));
      const change = changingLimit({ tokens: budget.limitTokens, nanoUsd: 0n }, { tokens: limitTokens, nanoUsd: 0n });
      const changed = await this.budgets.changePlan(budget, { plan, limitTokens, change });
      if (changed !== null) return changed;
    }
    throw new EarshotError('CONFLICT', `The plan of ${tenantId} is being changed by others.`);
  }
}
