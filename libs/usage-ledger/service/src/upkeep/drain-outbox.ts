import { Injectable } from '@nestjs/common';
import { BudgetRepository } from '../budget/budget.repository';
import { unpack } from '../budget/packed';
import { DeliverEntries } from '../entries/deliver-entries';
import { mostAtOnce } from '../entries/line-queue';

/** Delivers the lines that a crash or an unreachable server left in the outbox, the oldest first. */
@Injectable()
export class DrainOutbox {
  constructor(
    private readonly budgets: BudgetRepository,
    private readonly deliver: DeliverEntries,
  ) {}

  async execute(): Promise<void> {
    for await (const { _id, pending } of this.budgets.withPending()) {
      const lines = Object.values(pending).map((packed) => ({ budgetId: _id, entry: unpack(packed) }));
      const oldestFirst = lines.toSorted((first, second) => first.entry.recordedAt.getTime() - second.entry.recordedAt.getTime());
      for (let start = 0; start < oldestFirst.length; start += mostAtOnce) {
        await this.deliver.attempt(oldestFirst.slice(start, start + mostAtOnce));
      }
    }
  }
}
