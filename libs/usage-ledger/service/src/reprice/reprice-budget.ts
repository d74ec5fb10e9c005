import { EarshotError, type RepricedModel } from '@earshot/contracts';
import { startOfPeriod } from '@earshot/usage-ledger/accounting';
import { Injectable } from '@nestjs/common';
import type { BudgetDocument } from '../budget/budget.document';
import { BudgetRepository } from '../budget/budget.repository';
import { Clock } from '../clock';
import { HandOverEntry } from '../entries/hand-over-entry';
import type { UsageEntry } from '../entries/usage-entry.document';
import { EntryReader } from '../rollups/entry-reader';
import { FindReplacement, type RepricingTarget } from './find-replacement';
import { repricedLines, type Replacement } from './repriced-lines';
import { RepricingSums } from './repricing-sums';

export interface BudgetRepricing extends RepricingTarget {
  readonly provider: string | null;
  readonly model: string | null;
  readonly isApplied: boolean;
}

const dayMs = 86_400_000;

/**
 * Reprices the attempts of one budget, the oldest first. Each is one conditional update that counts both lines and moves the
 * position on: so it may be broken off anywhere, gone on with by anybody, and done by several at once.
 */
@Injectable()
export class RepriceBudget {
  constructor(
    private readonly budgets: BudgetRepository,
    private readonly entries: EntryReader,
    private readonly findReplacement: FindReplacement,
    private readonly handOver: HandOverEntry,
    private readonly clock: Clock,
  ) {}

  /** @returns the differences by model: of all attempts, or of those that this call has repriced */
  async execute(budget: BudgetDocument, repricing: BudgetRepricing): Promise<RepricedModel[]> {
    const sums = new RepricingSums();
    const { tenantId, period } = budget;
    const latest = await this.entries.findLatest();
    if (latest === null) return [];
    const begun = new Date(startOfPeriod(period).getTime() - dayMs);
    for await (const portion of this.entries.portions({ tenantId, period, from: begun, to: new Date(latest.getTime() + 1) })) {
      for (const attempt of portion.filter((entry) => isMeant(entry, repricing))) {
        const replacement = await this.reprice(attempt, budget._id, repricing);
        if (replacement !== undefined) sums.add(replacement);
      }
    }
    return sums.list(budget);
  }

  private async reprice(attempt: UsageEntry, id: string, repricing: BudgetRepricing): Promise<Replacement | undefined> {
    const budget = await this.budgets.findById(id);
    if (budget === null) throw new EarshotError('INTERNAL', `The budget ${id} is gone.`);
    if (repricing.isApplied && isBehind(budget, attempt, repricing.number)) return undefined;
    const replacement = await this.findReplacement.execute(attempt, budget, repricing);
    if (replacement === undefined || !repricing.isApplied) return replacement;
    const lines = repricedLines(replacement, { number: repricing.number, at: this.clock.now() });
    const position = { number: repricing.number, at: attempt.recordedAt, entryId: attempt._id };
    // Whoever else reprices this budget was faster: the attempt is looked at again, and is done.
    if (!(await this.budgets.reprice(budget, lines, position))) return this.reprice(attempt, id, repricing);
    for (const line of lines) await this.handOver.execute(id, line);
    return replacement;
  }
}

const isMeant = ({ kind, provider, model }: UsageEntry, wanted: BudgetRepricing): boolean =>
  kind === 'attempt' && (wanted.provider ?? provider) === provider && (wanted.model ?? model) === model;

/** Whether a repricing has come past an attempt in a budget. */
function isBehind({ repriced }: BudgetDocument, { recordedAt, _id }: UsageEntry, number: number): boolean {
  if (repriced.number !== number) return repriced.number > number;
  if (recordedAt.getTime() !== repriced.at.getTime()) return recordedAt < repriced.at;
  return _id <= repriced.entryId;
}
