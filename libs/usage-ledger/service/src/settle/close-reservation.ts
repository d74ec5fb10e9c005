import { EarshotError, type CallerIdentity } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { holdingBudgetIds } from '../budget/blank-budget';
import type { BudgetDocument, Reservation } from '../budget/budget.document';
import { BudgetRepository } from '../budget/budget.repository';
import { Clock } from '../clock';
import { DeliverEntry } from '../entries/deliver-entry';
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
    private readonly deliver: DeliverEntry,
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
      const budget = await this.budgets.findHolding(holdingBudgetIds(tenantId, this.clock.now()), attemptId);
      const recorded = await this.findRecorded.execute(tenantId, attemptId, budget);
      const reservation = reservationIn(budget, attemptId, recorded !== null);
      if (budget === null || reservation === undefined) {
        const line = recorded ?? refuseUnknownId(attemptId);
        return this.answerRepetition.execute({ ...line, ...outcome }, line);
      }
      const entry = attemptEntry(budget, reservation, { outcome, recordedAt: this.clock.now() });
      if (await this.post(budget, reservation, entry)) return entry;
    }
    throw new EarshotError('CONFLICT', `The attempt ${attemptId} is being closed by others.`, { details: { attemptId } });
  }

  private async post({ _id, expired }: BudgetDocument, reservation: Reservation, entry: UsageEntry): Promise<boolean> {
    const isExpired = reservation.attemptId in expired;
    const line = isExpired ? correctionEntry(entry, reservation) : entry;
    const isPosted = isExpired ? await this.budgets.correct(_id, reservation, line) : await this.budgets.close(_id, reservation, line);
    if (isPosted) await this.deliver.attempt(_id, line);
    return isPosted;
  }
}

/**
 * An attempt that is recorded and open at once was reserved again by a message that came twice: that reservation is about
 * to be taken back and must not be charged.
 */
function reservationIn(budget: BudgetDocument | null, attemptId: string, isRecorded: boolean): Reservation | undefined {
  return budget?.expired[attemptId] ?? (isRecorded ? undefined : budget?.open[attemptId]);
}

function refuseUnknownId(attemptId: string): never {
  throw new EarshotError('RESERVATION_NOT_FOUND', `There is no reservation ${attemptId}.`, { details: { attemptId } });
}
