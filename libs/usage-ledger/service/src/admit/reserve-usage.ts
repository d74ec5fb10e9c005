import { EarshotError, type CallerIdentity, type reserveUsage } from '@earshot/contracts';
import { covers, endOfPeriod, periodOf } from '@earshot/usage-ledger/accounting';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { budgetId, openBudgetIds } from '../budget/blank-budget';
import type { BudgetDocument, Reservation } from '../budget/budget.document';
import { BudgetRepository, holds } from '../budget/budget.repository';
import { pack, unpackAt } from '../budget/packed';
import { PresentBudget } from '../budget/present-budget';
import { RecentReservations, type HeldReservation } from '../budget/recent-reservations';
import { UsageEntryRepository } from '../entries/usage-entry.repository';
import { DraftReservation } from './draft-reservation';
import { isRepetition } from './is-repetition';

/** How often others may take what was just seen to remain. */
const mostTries = 5;

/** What is known of an attempt outside the budget of the present month. */
interface EarlierUse {
  readonly isRecorded: boolean;
  /** The budget of the month before, if it holds the attempt. */
  readonly holder: BudgetDocument | null;
}

/** Admission before a call: one conditional update of the budget of the present month. */
@Injectable()
export class ReserveUsage {
  constructor(
    private readonly draft: DraftReservation,
    private readonly budgets: BudgetRepository,
    private readonly presentBudget: PresentBudget,
    private readonly entries: UsageEntryRepository,
    private readonly recent: RecentReservations,
  ) {}

  /** @throws EarshotError BUDGET_EXCEEDED, CONFLICT for an attempt id that was used otherwise, INVALID_INPUT without a price */
  async execute(request: z.output<typeof reserveUsage.request>, { tenantId, userId }: CallerIdentity): Promise<Reservation> {
    const reservation = this.draft.execute(request, userId);
    const { attemptId, reserved, reservedAt } = reservation;
    const period = periodOf(reservedAt);
    const held = { budget: { _id: budgetId(tenantId, period), tenantId, period }, reservation, packed: pack(reservation) };
    for (let tries = 0; tries < mostTries; tries += 1) {
      const [isReserved, use] = await Promise.all([this.budgets.reserve(held), this.findEarlierUse(tenantId, reservation)]);
      if (isReserved) return this.keepUnlessUsedBefore(held, use);
      // Refused by an attempt that is known, by what remains, or by a month that had no budget yet: then once more.
      const budget = await this.presentBudget.ensure(tenantId, period);
      if (holds(budget, attemptId)) return answerRepetition(budget, reservation);
      if (covers(budget.remaining, reserved)) continue;
      return use.holder === null ? refuse(budget) : answerRepetition(use.holder, reservation);
    }
    throw new EarshotError('SERVICE_UNAVAILABLE', 'Too many calls at once take from what remains of this budget.');
  }

  private async findEarlierUse(tenantId: string, { attemptId, reservedAt }: Reservation): Promise<EarlierUse> {
    const [previous] = openBudgetIds(tenantId, reservedAt).slice(0, -1);
    const holder = previous === undefined ? null : this.budgets.findHolding([previous], attemptId);
    const [entry, found] = await Promise.all([this.entries.findById(attemptId), holder]);
    return { isRecorded: entry !== null, holder: found };
  }

  /**
   * A repeated message can arrive when its attempt has left the outbox, or when a new month has begun since. The budget
   * cannot know that, so what it set aside is taken back. A line that left the outbox between both looks is overlooked: then
   * the reservation expires and is released, or is settled and its line taken back on delivery, since the ledger has it.
   */
  private async keepUnlessUsedBefore(held: HeldReservation, use: EarlierUse): Promise<Reservation> {
    const { budget, reservation } = held;
    if (!use.isRecorded && use.holder === null) {
      this.recent.add(held);
      return reservation;
    }
    await this.budgets.release(budget._id, reservation);
    return use.holder === null ? refuseUsedId(reservation.attemptId) : answerRepetition(use.holder, reservation);
  }
}

function answerRepetition({ open }: BudgetDocument, reservation: Reservation): Reservation {
  const first = unpackAt(open, reservation.attemptId);
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
