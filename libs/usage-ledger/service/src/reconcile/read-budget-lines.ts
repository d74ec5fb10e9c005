import { AccountBalances, addBalances, endOfPeriod, noBalances, startOfPeriod, type KeptBalances } from '@earshot/usage-ledger/accounting';
import { Injectable } from '@nestjs/common';
import { budgetId } from '../budget/blank-budget';
import type { BudgetDocument } from '../budget/budget.document';
import { unpack } from '../budget/packed';
import { EntryReader } from '../rollups/entry-reader';
import type { UsageEntry } from '../entries/usage-entry.document';
import { BudgetTallies } from './budget-tallies';
import type { BudgetLines } from './compare-budget';

type BudgetKey = Pick<BudgetDocument, 'tenantId' | 'period'>;

const dayMs = 86_400_000;
/** Clocks of replicas differ by less; lines are recorded by one and budgets made by another. */
const marginMs = dayMs;

/** Reads the lines of one budget. */
@Injectable()
export class ReadBudgetLines {
  constructor(private readonly entries: EntryReader) {}

  /** @returns what the lines recorded before an instant add up to. */
  sumBefore(budget: BudgetKey, instant: Date): Promise<KeptBalances> {
    return this.sum(budget, new Date(startOfPeriod(budget.period).getTime() - marginMs), instant);
  }

  /** @returns what the lines recorded since an instant add up to. */
  async sumSince(budget: BudgetKey, instant: Date): Promise<KeptBalances> {
    const latest = await this.entries.findLatest();
    const end = Math.max(latest?.getTime() ?? 0, endOfPeriod(budget.period).getTime());
    return this.sum(budget, instant, new Date(end + 1));
  }

  /** @returns the lines of the outbox that are not in the ledger yet. */
  async findUnwritten({ pending }: Pick<BudgetDocument, 'pending'>): Promise<UsageEntry[]> {
    const waiting = Object.values(pending).map((packed) => unpack(packed));
    if (waiting.length === 0) return [];
    const written = new Set((await this.entries.findByIds(waiting.map(({ _id }) => _id))).map(({ _id }) => _id));
    return waiting.filter(({ _id }) => !written.has(_id));
  }

  async read(budget: BudgetDocument, { before, cut }: { before: KeptBalances; cut: Date }): Promise<BudgetLines> {
    const unwritten = await this.findUnwritten(budget);
    return { written: addBalances(before, await this.sumSince(budget, cut)), unwritten };
  }

  private async sum({ tenantId, period }: BudgetKey, from: Date, to: Date): Promise<KeptBalances> {
    const tallies = new BudgetTallies();
    const accounts = new AccountBalances();
    for await (const portion of this.entries.portions({ tenantId, period, from, to })) {
      for (const entry of portion) tallies.add(entry, accounts);
    }
    return from < to ? tallies.of(budgetId(tenantId, period)) : noBalances;
  }
}
