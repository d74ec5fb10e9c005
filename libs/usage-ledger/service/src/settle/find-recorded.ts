import { Injectable } from '@nestjs/common';
import type { BudgetDocument } from '../budget/budget.document';
import { unpackAt } from '../budget/packed';
import { correctionId } from '../entries/correction-id';
import type { UsageEntry } from '../entries/usage-entry.document';
import { UsageEntryRepository } from '../entries/usage-entry.repository';
import { correctedEntry } from './attempt-entry';

/** Finds what the ledger says of an attempt, whether its lines are still in the outbox or written already. */
@Injectable()
export class FindRecorded {
  constructor(private readonly entries: UsageEntryRepository) {}

  /**
   * @param budget read before: a line leaves the outbox after it was written, so it is found in one of both places
   * @returns the line, with its correction if there is one; null for an attempt of another tenant too
   */
  async execute(tenantId: string, attemptId: string, budget: BudgetDocument | null): Promise<UsageEntry | null> {
    const find = async (id: string): Promise<UsageEntry | null> => unpackAt(budget?.pending ?? {}, id) ?? (await this.entries.findById(id));
    const [entry, correction] = await Promise.all([find(attemptId), find(correctionId(attemptId))]);
    if (entry === null || entry.tenantId !== tenantId) return null;
    return correction === null ? entry : correctedEntry(entry, correction);
  }
}
