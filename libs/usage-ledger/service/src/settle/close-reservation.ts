import { EarshotError, type CallerIdentity } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { BudgetDocument, Reservation } from '../budget/budget.document';
import { BudgetRepository } from '../budget/budget.repository';
import { holdingBudgetIds, openBudgetIds } from '../budget/blank-budget';
import { unpackAt } from '../budget/packed';
import { Clock } from '../clock';
import { HandOverEntry } from '../entries/hand-over-entry';
import type { UsageEntry } from '../entries/usage-entry.document';
import { AnswerRepetition } from './answer-repetition';
import { attemptEntry, correctionEntry } from './attempt-entry';
import type { CallOutcome } from './call-outcome';
import { FindRecorded } from './find-recorded';

/** An attempt goes from open over expired to recorded and never back: so often may another process be faster. */
const mostTries = 3;

/** Ends a reservation with the truth, exactly once, however often and however late the truth is told. */
@Injectable()
export class CloseReservation {
  constructor(
    private readonly budgets: BudgetRepository,
    private readonly handOver: HandOverEntry,
    private readonly findRecorded: FindRecorded,
    private readonly answerRepetition: AnswerRepetition,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the line of the attempt; the same again for the same outcome
   * @throws EarshotError RESERVATION_NOT_FOUND, and CONFLICT when the ledger says something else already
   */
  async execute(attemptId: string, outcome: CallOutcome, { tenantId }: CallerIdentity): Promise<UsageEntry> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const now = this.clock.now();
      const budget =
        (await this.budgets.findHolding(openBudgetIds(tenantId, now), attemptId)) ??
        (await this.budgets.findHolding(holdingBudgetIds(tenantId, now), attemptId));
      const reservation = budget === null ? undefined : (unpackAt(budget.expired, attemptId) ?? unpackAt(budget.open, attemptId));
      if (budget === null || reservation === undefined) {
        const line = (await this.findRecorded.execute(tenantId, attemptId, budget)) ?? refuseUnknownId(attemptId);
        return this.answerRepetition.execute({ ...line, ...outcome }, line);
      }
      const entry = attemptEntry(budget, reservation, { outcome, recordedAt: now, postingId: randomUUID() });
      if (await this.post(budget, reservation, entry)) return entry;
    }
    throw new EarshotError('CONFLICT', `The attempt ${attemptId} is being closed by others.`, { details: { attemptId } });
  }

  private async post({ _id, expired }: BudgetDocument, reservation: Reservation, entry: UsageEntry): Promise<boolean> {
    const isExpired = reservation.attemptId in expired;
    const line = isExpired ? correctionEntry(entry, reservation) : entry;
    const isPosted = isExpired ? await this.budgets.correct(_id, reservation, line) : await this.budgets.close(_id, reservation, line);
    if (isPosted) await this.handOver.execute(_id, line);
    return isPosted;
  }
}

function refuseUnknownId(attemptId: string): never {
  throw new EarshotError('RESERVATION_NOT_FOUND', `There is no reservation ${attemptId}.`, { details: { attemptId } });
}
