import { usageRecorded } from '@earshot/contracts';
import { EventLog } from '@earshot/platform/messaging';
import { Metrics } from '@earshot/platform/observability';
import { formatSixDecimals } from '@earshot/usage-ledger/accounting';
import { Injectable, Logger } from '@nestjs/common';
import { BudgetRepository } from '../budget/budget.repository';
import { entryBody } from './entry-body';
import type { UsageEntry } from './usage-entry.document';
import { UsageEntryRepository } from './usage-entry.repository';
import { viewEntry } from './usage-entry.view';
import { UsageQuarantine } from './usage-quarantine';

const logger = new Logger('UsageLedger');

/**
 * Brings a line from the outbox of its budget into the ledger and the event log. Each step may be repeated, by anybody, at
 * any time; the line leaves the outbox only when both have confirmed it.
 */
@Injectable()
export class DeliverEntry {
  constructor(
    private readonly entries: UsageEntryRepository,
    private readonly events: EventLog,
    private readonly budgets: BudgetRepository,
    private readonly quarantine: UsageQuarantine,
    private readonly metrics: Metrics,
  ) {}

  /** Delivers a line that charges nothing. @returns false when its id is known to the budget. */
  async post(budgetId: string, entry: UsageEntry): Promise<boolean> {
    const isPosted = await this.budgets.post(budgetId, entry);
    if (isPosted) await this.attempt(budgetId, entry);
    return isPosted;
  }

  async execute(budgetId: string, entry: UsageEntry): Promise<void> {
    const result = await this.entries.insertOnce(entry);
    if (result === 'contradicted') {
      await this.quarantine.put({ attemptId: entry._id, reason: 'Another line has this id.', body: entryBody(entry) });
    } else {
      if (result === 'written') this.tell(entry);
      await this.events.append(usageRecorded, { id: entry._id, key: entry.tenantId, payload: viewEntry(entry) });
    }
    await this.budgets.confirm(budgetId, entry._id);
  }

  /**
   * Delivers a line that its budget has just counted. The outbox holds it whatever happens, so a failure here is no
   * failure of the request: it is logged, and the next upkeep delivers it.
   */
  async attempt(budgetId: string, entry: UsageEntry): Promise<void> {
    try {
      await this.execute(budgetId, entry);
    } catch (error) {
      logger.warn({ message: 'A ledger line waits in the outbox', entryId: entry._id, error });
    }
  }

  private tell({ provider, model, kind, outcome, usage, costNanoUsd }: UsageEntry): void {
    const { totalTokens } = usage;
    const costUsd = formatSixDecimals(costNanoUsd);
    logger.log({ message: `${model}: ${totalTokens} tokens, $${costUsd}`, provider, model, kind, outcome, totalTokens, costUsd });
    this.metrics
      .counter({ name: 'earshot_usage_entries_total', help: 'Lines of the usage ledger.', labelNames: ['provider', 'kind'] })
      .inc({ provider, kind });
  }
}
