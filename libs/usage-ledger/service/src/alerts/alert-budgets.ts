import { budgetAlerted, isEarshotError, type alertPercents } from '@earshot/contracts';
import { EventLog } from '@earshot/platform/messaging';
import { DocumentStore, where, type DocumentCollection } from '@earshot/platform/persistence';
import { Injectable } from '@nestjs/common';
import { budgets, type BudgetDocument } from '../budget/budget.document';
import { viewBudget } from '../budget/budget.view';
import { budgetAlerts, type BudgetAlert } from './budget-alert.document';
import { reachedPercents } from './reached-percents';

/** Tells users once for each share of a month's budget that they have used it. Again is a no-op, in any process. */
@Injectable()
export class AlertBudgets {
  private readonly alerts: DocumentCollection<BudgetAlert>;
  private readonly budgets: DocumentCollection<BudgetDocument>;

  constructor(
    store: DocumentStore,
    private readonly events: EventLog,
  ) {
    this.alerts = store.collection(budgetAlerts);
    this.budgets = store.collection(budgets);
  }

  /** @param ids the budgets from which something was taken */
  async execute(ids: ReadonlySet<string>): Promise<void> {
    for (const budget of await this.budgets.findMany({ _id: where({ $in: [...ids] }) })) {
      const percents = reachedPercents(budget);
      const known = percents.length === 0 ? new Map<string, BudgetAlert>() : await this.findAlerts(budget, percents);
      for (const percent of percents) await this.alert(budget, percent, known.get(alertId(budget, percent)));
    }
  }

  private async findAlerts(budget: BudgetDocument, percents: readonly number[]): Promise<Map<string, BudgetAlert>> {
    const found = await this.alerts.findMany({ _id: where({ $in: percents.map((percent) => alertId(budget, percent)) }) });
    return new Map(found.map((alert) => [alert._id, alert]));
  }

  private async alert(budget: BudgetDocument, percent: (typeof alertPercents)[number], known: BudgetAlert | undefined): Promise<void> {
    if (known?.isTold === true) return;
    const id = alertId(budget, percent);
    if (known === undefined) await this.insertIfAbsent({ _id: id, isTold: false });
    // The log keeps one of those with the same id, so that two processes at this point tell it once.
    await this.events.append(budgetAlerted, { id, key: budget.tenantId, payload: { ...viewBudget(budget), alertPercent: percent } });
    await this.alerts.update({ _id: id }, { $set: { isTold: true } });
  }

  private async insertIfAbsent(alert: BudgetAlert): Promise<void> {
    try {
      await this.alerts.insert(alert);
    } catch (error) {
      if (!isEarshotError(error, 'CONFLICT')) throw error;
    }
  }
}

const alertId = ({ _id }: BudgetDocument, percent: number): string => `${_id}:${percent}`;
