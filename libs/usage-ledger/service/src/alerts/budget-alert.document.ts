import { defineDocument } from '@earshot/platform/persistence';
import { Schema } from 'mongoose';

/** That a share of a budget was reached; there is one for each share, tenant and month. */
export interface BudgetAlert {
  /** `<tenantId>:<period>:<percent>`. */
  readonly _id: string;
  /** The event log has it. */
  readonly isTold: boolean;
}

export const budgetAlerts = defineDocument<BudgetAlert>({
  collection: 'budget_alerts',
  schema: new Schema({ _id: { type: String, required: true }, isTold: { type: Boolean, required: true } }),
});
