import { findPriceIn, type PriceBook } from '@earshot/model-catalogue';
import { costOfUsage, readRates } from '@earshot/usage-ledger/accounting';
import { Injectable } from '@nestjs/common';
import type { BudgetDocument } from '../budget/budget.document';
import { unpackAt } from '../budget/packed';
import type { UsageEntry } from '../entries/usage-entry.document';
import { EntryReader } from '../rollups/entry-reader';
import { unknownOutcome } from '../settle/call-outcome';
import { FindRecorded } from '../settle/find-recorded';
import { repricedIds, type Replacement } from './repriced-lines';

/** What a repricing charges instead. */
export interface RepricingTarget {
  readonly number: number;
  readonly book: PriceBook;
  readonly undoes: number | null;
}

/** Finds how an attempt stands, and how it shall stand. */
@Injectable()
export class FindReplacement {
  constructor(
    private readonly entries: EntryReader,
    private readonly findRecorded: FindRecorded,
  ) {}

  /** @returns undefined where nothing changes: the same cost, no price, or an outcome that is still unknown */
  async execute(attempt: UsageEntry, budget: BudgetDocument, target: RepricingTarget): Promise<Replacement | undefined> {
    const told = attempt.outcome === unknownOutcome ? await this.findRecorded.execute(attempt.tenantId, attempt._id, budget) : attempt;
    if (told === null || told.outcome === unknownOutcome) return undefined;
    const replaced = await this.findEarlier(attempt._id, budget, target.number);
    const present = replaced.findLast((line) => line !== undefined) ?? told;
    const next = target.undoes === null ? atPricesOf(present, target.book) : undone(replaced, target.undoes, told);
    if (next === undefined || next.costNanoUsd === present.costNanoUsd) return undefined;
    return { attemptId: attempt._id, present, next };
  }

  /** @returns by number of the earlier repricings what each made of the attempt; those that left it alone have none */
  private async findEarlier(attemptId: string, { pending }: BudgetDocument, number: number): Promise<(UsageEntry | undefined)[]> {
    const ids = Array.from({ length: number - 1 }, (_, earlier) => repricedIds(attemptId, earlier + 1).repriced);
    if (ids.length === 0) return [];
    const written = new Map((await this.entries.findByIds(ids)).map((entry) => [entry._id, entry]));
    return ids.map((id) => unpackAt(pending, id) ?? written.get(id));
  }
}

function atPricesOf(present: UsageEntry, book: PriceBook): UsageEntry | undefined {
  const { provider, model, reserved, recordedAt, usage } = present;
  const price = findPriceIn(book, { provider, model, at: reserved?.at ?? recordedAt });
  if (price === undefined) return undefined;
  const rates = readRates(price);
  return { ...present, rates, priceVersion: book.version, costNanoUsd: costOfUsage(usage, rates) };
}

/** How the attempt stood before a repricing; undefined where that one left it alone. */
function undone(replaced: readonly (UsageEntry | undefined)[], number: number, told: UsageEntry): UsageEntry | undefined {
  if (replaced[number - 1] === undefined) return undefined;
  return replaced.slice(0, number - 1).findLast((line) => line !== undefined) ?? told;
}
