import { Metrics } from '@earshot/platform/observability';
import { formatSixDecimals } from '@earshot/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { BudgetRepository } from '../budget/budget.repository';
import { LineQueue } from './line-queue';
import type { UsageEntry } from './usage-entry.document';

const logger = new Logger('UsageLedger');

/**
 * Sends a line that its budget counts on its way into the ledger. Nobody has to wait for its arrival: it lies in the outbox
 * of the budget, and whoever reads lines in this process waits for those on their way.
 */
@Injectable()
export class HandOverEntry {
  private readonly countLine: (labels: { provider: string; kind: string }) => void;

  constructor(
    private readonly queue: LineQueue,
    private readonly budgets: BudgetRepository,
    metrics: Metrics,
  ) {
    const lines = metrics.counter({
      name: 'earshot_usage_entries_total',
      help: 'Lines of the usage ledger.',
      labelNames: ['provider', 'kind'],
    });
    this.countLine = (labels) => lines.inc(labels);
  }

  /** Hands a line over that its budget has just counted. */
  async execute(budgetId: string, entry: UsageEntry): Promise<void> {
    this.tell(entry);
    await this.queue.add({ budgetId, entry });
  }

  /** Hands a line over that charges nothing. @returns false when its id is known to the budget. */
  async post(budgetId: string, entry: UsageEntry): Promise<boolean> {
    const isPosted = await this.budgets.post(budgetId, entry);
    if (isPosted) await this.execute(budgetId, entry);
    return isPosted;
  }

  private tell({ provider, model, kind, outcome, usage, costNanoUsd }: UsageEntry): void {
    const { totalTokens } = usage;
    const costUsd = formatSixDecimals(costNanoUsd);
    logger.log({ message: `${model}: ${totalTokens} tokens, $${costUsd}`, provider, model, kind, outcome, totalTokens, costUsd });
    this.countLine({ provider, kind });
  }
}
