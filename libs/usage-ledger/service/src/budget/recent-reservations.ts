import { Injectable } from '@nestjs/common';
import type { BudgetDocument, Reservation } from './budget.document';
import type { Packed } from './packed';

/** An open reservation and the budget that holds it. */
export interface HeldReservation {
  readonly budget: Pick<BudgetDocument, '_id' | 'tenantId' | 'period'>;
  readonly reservation: Reservation;
  /** As it is stored: what has replaced it meanwhile is another string. */
  readonly packed: Packed<Reservation>;
}

/** About 5 MB; a process that has more calls under way looks at the budget again. */
const mostKept = 4_096;

/** What this process reserved a moment ago, so that settling it needs no look at the budget first. Forgetting costs only that look. */
@Injectable()
export class RecentReservations {
  private readonly held = new Map<string, HeldReservation>();

  add(held: HeldReservation): void {
    if (this.held.size >= mostKept) for (const oldest of [...this.held.keys()].slice(0, mostKept / 2)) this.held.delete(oldest);
    this.held.set(keyOf(held.budget.tenantId, held.reservation.attemptId), held);
  }

  /** @returns what was kept, and keeps it no more */
  take(tenantId: string, attemptId: string): HeldReservation | undefined {
    const key = keyOf(tenantId, attemptId);
    const held = this.held.get(key);
    this.held.delete(key);
    return held;
  }
}

const keyOf = (tenantId: string, attemptId: string): string => `${tenantId}:${attemptId}`;
