import { EarshotError } from '@earshot/contracts';
import { periodOf } from '@earshot/usage-ledger/accounting';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock';
import { blankBudget, budgetId } from './blank-budget';
import type { BudgetDocument } from './budget.document';
import { BudgetRepository } from './budget.repository';

/** The budget of a tenant for the present UTC month. */
@Injectable()
export class PresentBudget {
  constructor(
    private readonly budgets: BudgetRepository,
    private readonly clock: Clock,
  ) {}

  /** @returns it as it is, or as its first use would make it. */
  async find(tenantId: string): Promise<BudgetDocument> {
    const period = periodOf(this.clock.now());
    return (await this.budgets.findById(budgetId(tenantId, period))) ?? (await this.blank(tenantId, period));
  }

  /** Makes the budget of a month where there is none yet; of many that try at once one makes it and all find it. */
  async ensure(tenantId: string, period: string): Promise<BudgetDocument> {
    const id = budgetId(tenantId, period);
    const present = await this.budgets.findById(id);
    if (present !== null) return present;
    await this.budgets.insertIfAbsent(await this.blank(tenantId, period));
    const made = await this.budgets.findById(id);
    if (made === null) throw new EarshotError('INTERNAL', `The budget ${id} was made and is not there.`);
    return made;
  }

  private async blank(tenantId: string, period: string): Promise<BudgetDocument> {
    return blankBudget(tenantId, period, await this.budgets.findLatestBefore(tenantId, period));
  }
}
