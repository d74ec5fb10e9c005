import { Injectable, Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { BudgetDocument, Reservation } from '../budget/budget.document';
import { BudgetRepository } from '../budget/budget.repository';
import { unpack } from '../budget/packed';
import { Clock } from '../clock';
import { HandOverEntry } from '../entries/hand-over-entry';
import { UsageEntryRepository } from '../entries/usage-entry.repository';
import { unknownEntry } from '../settle/attempt-entry';

const logger = new Logger('UsageLedger');

/** Charges reservations of which nothing was heard in time: a lost call is never silently free. */
@Injectable()
export class ExpireReservations {
  constructor(
    private readonly budgets: BudgetRepository,
    private readonly entries: UsageEntryRepository,
    private readonly handOver: HandOverEntry,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const now = this.clock.now();
    for await (const budget of this.budgets.withOpen()) {
      const reservations = Object.values(budget.open).map((packed) => unpack(packed));
      const expired = reservations.filter(({ expiresAt }) => expiresAt <= now);
      for (const reservation of expired) await this.expire(budget, reservation, now);
    }
  }

  private async expire(budget: BudgetDocument, reservation: Reservation, now: Date): Promise<void> {
    const { attemptId, model } = reservation;
    // A message that came twice reserved it again after it was recorded, and the process died before it took that back.
    if ((await this.entries.findById(attemptId)) !== null) {
      await this.budgets.release(budget._id, reservation);
      return;
    }
    const entry = unknownEntry(budget, reservation, { recordedAt: now, postingId: randomUUID() });
    if (!(await this.budgets.expire(budget._id, reservation, entry))) return;
    logger.warn({ message: 'Nothing was heard of a call; its reservation is charged', attemptId, model });
    await this.handOver.execute(budget._id, entry);
  }
}
