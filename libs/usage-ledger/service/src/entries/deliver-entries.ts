import { isEarshotError, usageRecorded } from '@earshot/contracts';
import { EventLog } from '@earshot/platform/messaging';
import { Injectable, Logger } from '@nestjs/common';
import { BudgetRepository } from '../budget/budget.repository';
import { entryBody } from './entry-body';
import { LineQueue, type OutboxLine } from './line-queue';
import { UsageEntryRepository } from './usage-entry.repository';
import { viewEntry } from './usage-entry.view';
import { UsageQuarantine } from './usage-quarantine';

const logger = new Logger('UsageLedger');

/**
 * Brings lines from the outboxes of their budgets into the ledger and the event log. Each step may be repeated, by anybody,
 * at any time; a line leaves its outbox only when both have confirmed it.
 */
@Injectable()
export class DeliverEntries {
  constructor(
    private readonly entries: UsageEntryRepository,
    private readonly events: EventLog,
    private readonly budgets: BudgetRepository,
    private readonly quarantine: UsageQuarantine,
    queue: LineQueue,
  ) {
    queue.serve((lines) => this.attempt(lines));
  }

  /**
   * Delivers lines that their budgets have counted. The outboxes hold them whatever happens, so a failure here is no failure
   * of a request: it is logged, and the next upkeep delivers them. A line that cannot be delivered keeps no other back.
   */
  async attempt(lines: readonly OutboxLine[]): Promise<void> {
    try {
      await this.deliver(lines);
    } catch (error) {
      if (lines.length === 1 || isEarshotError(error, 'SERVICE_UNAVAILABLE')) {
        logger.warn({ message: 'Ledger lines wait in the outbox', entryIds: lines.map(({ entry }) => entry._id), error });
        return;
      }
      const middle = Math.ceil(lines.length / 2);
      await this.attempt(lines.slice(0, middle));
      await this.attempt(lines.slice(middle));
    }
  }

  private async deliver(lines: readonly OutboxLine[]): Promise<void> {
    const { firsts, others } = firstOfEachId(lines);
    const known = await this.entries.insertAbsent(firsts.map(({ entry }) => entry));
    const doubles = known.size === 0 ? new Set<OutboxLine>() : await this.findDoubles(firsts, known);
    const delivered = firsts.filter((line) => !doubles.has(line));
    await this.events.appendAll(
      usageRecorded,
      delivered.map(({ entry }) => ({ id: entry._id, key: entry.tenantId, payload: viewEntry(entry) })),
    );
    await this.confirm(delivered);
    for (const double of doubles) await this.takeBack(double);
    if (others.length > 0) await this.deliver(others);
  }

  /** @returns the lines whose ids the ledger knows from other lines. */
  private async findDoubles(lines: readonly OutboxLine[], known: ReadonlySet<string>): Promise<Set<OutboxLine>> {
    const doubles = new Set<OutboxLine>();
    for (const line of lines.filter(({ entry }) => known.has(entry._id))) {
      const present = await this.entries.findById(line.entry._id);
      if (present?.postingId !== line.entry.postingId) doubles.add(line);
    }
    return doubles;
  }

  private async confirm(lines: readonly OutboxLine[]): Promise<void> {
    const idsByBudget = new Map<string, string[]>();
    for (const { budgetId, entry } of lines) {
      const ids = idsByBudget.get(budgetId);
      if (ids === undefined) idsByBudget.set(budgetId, [entry._id]);
      else ids.push(entry._id);
    }
    await Promise.all([...idsByBudget].map(([budgetId, ids]) => this.budgets.confirm(budgetId, ids)));
  }

  /**
   * An attempt was reserved, or an answer from the cache posted, again by a message that came twice, at the very moment in
   * which its line left the outbox, and was counted a second time. What it says otherwise is kept.
   */
  private async takeBack({ budgetId, entry }: OutboxLine): Promise<void> {
    const present = await this.entries.findById(entry._id);
    const body = entryBody(entry);
    if (present === null || entryBody(present) !== body) {
      await this.quarantine.put({ attemptId: entry._id, reason: 'Another line has this id.', body });
    }
    await this.budgets.takeBack(budgetId, entry);
  }
}

/** Lines of one id are delivered one after the other. */
function firstOfEachId(lines: readonly OutboxLine[]): { firsts: OutboxLine[]; others: OutboxLine[] } {
  const ids = new Set<string>();
  const firsts: OutboxLine[] = [];
  const others: OutboxLine[] = [];
  for (const line of lines) {
    (ids.has(line.entry._id) ? others : firsts).push(line);
    ids.add(line.entry._id);
  }
  return { firsts, others };
}
