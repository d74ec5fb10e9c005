import { EarshotError, type CallerIdentity } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { holdingBudgetIds, openBudgetIds } from '../budget/blank-budget';
import type { BudgetDocument, Reservation } from '../budget/budget.document';
import { BudgetRepository } from '../budget/budget.repository';
import { unpack, unpackAt } from '../budget/packed';
import { RecentReservations, type HeldReservation } from '../budget/recent-reservations';
import { Clock } from '../clock';
import { HandOverEntry } from '../entries/hand-over-entry';
import type { UsageEntry } from '../entries/usage-entry.document';
import { AnswerRepetition } from './answer-repetition';
import { attemptEntry, correctionEntry } from './attempt-entry';
import type { CallOutcome } from './call-outcome';

/** An attempt goes from open over expired to recorded and never back: so often may another process be faster. */
const mostTries = 3;

/** Ends a reservation with the truth, exactly once, however often and however late the truth is told. */
@Injectable()
export class CloseReservation {
  constructor(
    private readonly budgets: BudgetRepository,
    private readonly recent: RecentReservations,
    private readonly handOver: HandOverEntry,
    private readonly answerRepetition: AnswerRepetition,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the line of the attempt; the same again for the same outcome
   * @throws EarshotError RESERVATION_NOT_FOUND, and CONFLICT when the ledger says something else already
   */
  async execute(attemptId: string, outcome: CallOutcome, { tenantId }: CallerIdentity): Promise<UsageEntry> {
    const recent = this.recent.take(tenantId, attemptId);
    const closed = recent === undefined ? undefined : await this.close(recent, outcome);
    if (closed !== undefined) return closed;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const budget = await this.findHolding(tenantId, attemptId);
      const ended = budget === null ? undefined : await this.end(budget, attemptId, outcome);
      if (ended !== undefined) return ended;
      if (budget !== null && (attemptId in budget.open || attemptId in budget.expired)) continue;
      const toldLine = (line: UsageEntry): UsageEntry => ({ ...line, ...outcome });
      return (await this.answerRepetition.execute({ tenantId, attemptId, budget, toldLine })) ?? refuseUnknownId(attemptId);
    }
    throw new EarshotError('CONFLICT', `The attempt ${attemptId} is being closed by others.`, { details: { attemptId } });
  }

  private async findHolding(tenantId: string, attemptId: string): Promise<BudgetDocument | null> {
    const now = this.clock.now();
    return (
      (await this.budgets.findHolding(openBudgetIds(tenantId, now), attemptId)) ??
      this.budgets.findHolding(holdingBudgetIds(tenantId, now), attemptId)
    );
  }

  /** @returns undefined where the budget does not hold the reservation, or where others were faster */
  private async end(budget: BudgetDocument, attemptId: string, outcome: CallOutcome): Promise<UsageEntry | undefined> {
    const expired = unpackAt(budget.expired, attemptId);
    if (expired !== undefined) return this.correct(budget, expired, outcome);
    const packed = budget.open[attemptId];
    return packed === undefined ? undefined : this.close({ budget, reservation: unpack(packed), packed }, outcome);
  }

  private async close(held: HeldReservation, outcome: CallOutcome): Promise<UsageEntry | undefined> {
    const entry = attemptEntry(held.budget, held.reservation, this.counted(outcome));
    if (!(await this.budgets.close(held, entry))) return undefined;
    await this.handOver.execute(held.budget._id, entry);
    return entry;
  }

  private async correct(budget: BudgetDocument, reservation: Reservation, outcome: CallOutcome): Promise<UsageEntry | undefined> {
    const truth = attemptEntry(budget, reservation, this.counted(outcome));
    const correction = correctionEntry(truth, reservation);
    if (!(await this.budgets.correct(budget._id, reservation, correction))) return undefined;
    await this.handOver.execute(budget._id, correction);
    return truth;
  }

  private counted(outcome: CallOutcome) {
    return { outcome, recordedAt: this.clock.now(), postingId: randomUUID() };
  }
}

function refuseUnknownId(attemptId: string): never {
  throw new EarshotError('RESERVATION_NOT_FOUND', `There is no reservation ${attemptId}.`, { details: { attemptId } });
}
