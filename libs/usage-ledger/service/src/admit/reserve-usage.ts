import { EarshotError, type CallerIdentity, type reserveUsage } from '@earshot/contracts';
import { covers, endOfPeriod, periodOf } from '@earshot/usage-ledger/accounting';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { holdingBudgetIds } from '../budget/blank-budget';
import type { BudgetDocument, Reservation } from '../budget/budget.document';
import { BudgetRepository, holds } from '../budget/budget.repository';
import { PresentBudget } from '../budget/present-budget';
import { UsageEntryRepository } from '../entries/usage-entry.repository';
import { DraftReservation } from './draft-reservation';
import { isRepetition } from './is-repetition';

/** How often others may take what was just seen to remain. */
const mostTries = 5;

/** Admission before a call: one conditional update of the budget of the present month. */
@Injectable()
export class ReserveUsage {
  constructor(
    private readonly draft: DraftReservation,
    private readonly budgets: BudgetRepository,
    private readonly presentBudget: PresentBudget,
    private readonly entries: UsageEntryRepository,
  ) {}

  /** @throws EarshotError BUDGET_EXCEEDED, CONFLICT for an attempt id that was used otherwise, INVALID_INPUT without a price */
  async execute(request: z.output<typeof reserveUsage.request>, { tenantId, userId }: CallerIdentity): Promise<Reservation> {
    const reservation = this.draft.execute(request, userId);
    const { attemptId, reserved, reservedAt } = reservation;
    const [previous, present] = holdingBudgetIds(tenantId, reservedAt);
    for (let tries = 0; tries < mostTries; tries += 1) {
      if (await this.budgets.reserve(present, reservation)) return this.keepUnlessUsedBefore(tenantId, reservation);
      // Refused by an attempt that is known, by what remains, or by a month that had no budget yet: then once more.
      const budget = await this.presentBudget.ensure(tenantId, periodOf(reservedAt));
      if (holds(budget, attemptId)) return answerRepetition(budget, reservation);
      if (covers(budget.remaining, reserved)) continue;
      const earlier = await this.budgets.findHolding([previous], attemptId);
      return earlier === null ? refuse(budget) : answerRepetition(earlier, reservation);
    }
    throw new EarshotError('SERVICE_UNAVAILABLE', 'Too many calls at once take from what remains of this budget.');
  }

  /**
   * A repeated message can arrive when its attempt has left the outbox, or when a new month has begun since. The budget
   * cannot know that, so what it set aside is taken back.
   */
  private async keepUnlessUsedBefore(tenantId: string, reservation: Reservation): Promise<Reservation> {
    const { attemptId, reservedAt } = reservation;
    const [previous, present] = holdingBudgetIds(tenantId, reservedAt);
    const [entry, earlier] = await Promise.all([this.entries.findById(attemptId), this.budgets.findHolding([previous], attemptId)]);
    if (entry === null && earlier === null) return reservation;
    await this.budgets.release(present, reservation);
    return (earlier === null ? undefined : answerRepetition(earlier, reservation)) ?? refuseUsedId(attemptId);
  }
}

function answerRepetition({ open }: BudgetDocument, reservation: Reservation): Reservation {
  const first = open[reservation.attemptId];
  return first !== undefined && isRepetition(first, reservation) ? first : refuseUsedId(reservation.attemptId);
}

function refuse({ remaining, period }: BudgetDocument): never {
  throw new EarshotError('BUDGET_EXCEEDED', 'What remains of the budget of this month does not cover the call.', {
    details: { remainingTokens: remaining.tokens, resetsAt: endOfPeriod(period).toISOString() },
  });
}

function refuseUsedId(attemptId: string): never {
  throw new EarshotError('CONFLICT', `The attempt id ${attemptId} was used already.`, { details: { attemptId } });
}
