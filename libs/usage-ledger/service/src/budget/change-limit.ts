import { EarshotError, type Plan } from '@earshot/contracts';
import { changingLimit, periodOf, planLimitTokens, unlimitedNanoUsd, type BudgetAmount } from '@earshot/usage-ledger/accounting';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock';
import type { BudgetDocument } from './budget.document';
import { BudgetRepository, type Limit } from './budget.repository';
import { PresentBudget } from './present-budget';

/** How often another change may come first. */
const mostTries = 10;

/** Changes what a tenant may use, from the present month on. What is used and reserved stays as it is. */
@Injectable()
export class ChangeLimit {
  constructor(
    private readonly budgets: BudgetRepository,
    private readonly presentBudget: PresentBudget,
    private readonly clock: Clock,
  ) {}

  /** @throws EarshotError CONFLICT when others change the limit of the same tenant all the time */
  setPlan(tenantId: string, plan: Plan): Promise<BudgetDocument> {
    return this.change(tenantId, ({ limitNanoUsd }) => ({ plan, limitTokens: planLimitTokens[plan], limitNanoUsd }));
  }

  /**
   * @param limitNanoUsd null for no limit in dollars
   * @throws EarshotError CONFLICT when others change the limit of the same tenant all the time
   */
  setLimitUsd(tenantId: string, limitNanoUsd: bigint | null): Promise<BudgetDocument> {
    return this.change(tenantId, ({ plan, limitTokens }) => ({ plan, limitTokens, limitNanoUsd }));
  }

  private async change(tenantId: string, decide: (present: BudgetDocument) => Limit): Promise<BudgetDocument> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const budget = await this.presentBudget.ensure(tenantId, periodOf(this.clock.now()));
      const next = decide(budget);
      const grant = { plan: next.plan, ...amountOf(next), grantedAt: this.clock.now() };
      const changed = await this.budgets.changeLimit(budget, { next, grant, operation: changingLimit(amountOf(budget), amountOf(next)) });
      if (changed !== null) return changed;
    }
    throw new EarshotError('CONFLICT', `The limit of ${tenantId} is being changed by others.`);
  }
}

const amountOf = ({ limitTokens, limitNanoUsd }: Limit): BudgetAmount => ({
  tokens: limitTokens,
  nanoUsd: limitNanoUsd ?? unlimitedNanoUsd,
});
