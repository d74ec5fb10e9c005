import { Injectable } from '@nestjs/common';
import { BudgetRepository } from '../budget/budget.repository';
import { DeliverEntry } from '../entries/deliver-entry';

/** Delivers the lines that a crash or an unreachable server left in the outbox, the oldest first. */
@Injectable()
export class DrainOutbox {
  constructor(
    private readonly budgets: BudgetRepository,
    private readonly deliver: DeliverEntry,
  ) {}

  async execute(): Promise<void> {
    for (const { _id, pending } of await this.budgets.findWithPending()) {
      const oldestFirst = Object.values(pending).toSorted((first, second) => first.recordedAt.getTime() - second.recordedAt.getTime());
      for (const entry of oldestFirst) await this.deliver.attempt(_id, entry);
    }
  }
}
