import { isEarshotError, type Plan } from '@earshot/contracts';
import { DocumentStore, where, type DocumentCollection, type Filter, type Update } from '@earshot/platform/persistence';
import { closing, correcting, needed, nothing, reserving, type BudgetAmount, type BudgetChange } from '@earshot/usage-ledger/accounting';
import { Injectable } from '@nestjs/common';
import type { UsageEntry } from '../entries/usage-entry.document';
import { budgets, type BudgetDocument, type Reservation } from './budget.document';
import { correctionId } from '../entries/correction-id';

/** A ledger line together with what it takes from its budget. */
export interface Posting {
  readonly entry: UsageEntry;
  readonly charged: BudgetAmount;
}

/** @returns whether an attempt is open, expired or on its way to the ledger in a budget. */
export const holds = ({ open, expired, pending }: BudgetDocument, attemptId: string): boolean =>
  attemptId in open || attemptId in expired || attemptId in pending || correctionId(attemptId) in pending;

const absent = where({ $exists: false });
const present = where({ $exists: true });
const removed = true as const;

/**
 * The budgets. Each transition is one conditional update of one document and answers whether it took place; its condition
 * names the state that it leaves, so that of two that compete exactly one does.
 */
@Injectable()
export class BudgetRepository {
  private readonly collection: DocumentCollection<BudgetDocument>;

  constructor(store: DocumentStore) {
    this.collection = store.collection(budgets);
  }

  findById(id: string): Promise<BudgetDocument | null> {
    return this.collection.findById(id);
  }

  findLatestBefore(tenantId: string, period: string): Promise<BudgetDocument | null> {
    return this.collection.findOne({ tenantId, period: where({ $lt: period }) }, { sort: { period: -1 } });
  }

  /** @returns the earliest of some budgets in which an attempt is open, expired or on its way to the ledger. */
  async findHolding(ids: readonly string[], attemptId: string): Promise<BudgetDocument | null> {
    const found = await this.collection.findMany({ _id: where({ $in: ids }) }, { sort: { period: 1 } });
    return found.find((budget) => holds(budget, attemptId)) ?? null;
  }

  findWithOpen(): Promise<BudgetDocument[]> {
    return this.collection.findMany({ openCount: where({ $gt: 0 }) });
  }

  findWithPending(): Promise<BudgetDocument[]> {
    return this.collection.findMany({ pendingCount: where({ $gt: 0 }) });
  }

  /** Stores a new budget unless another process was faster. */
  async insertIfAbsent(budget: BudgetDocument): Promise<void> {
    try {
      await this.collection.insert(budget);
    } catch (error) {
      if (!isEarshotError(error, 'CONFLICT')) throw error;
    }
  }

  /** Sets an amount aside if it remains and if the attempt is in no other state. */
  reserve(id: string, reservation: Reservation): Promise<boolean> {
    const { attemptId, reserved } = reservation;
    const { tokens, nanoUsd } = needed(reserved);
    return this.collection.update(
      {
        ...isNew(id, attemptId),
        ...(tokens === undefined ? {} : { 'remaining.tokens': where({ $gte: tokens }) }),
        ...(nanoUsd === undefined ? {} : { 'remaining.nanoUsd': where({ $gte: nanoUsd }) }),
      },
      { $set: { [`open.${attemptId}`]: reservation }, $inc: { ...accounts(reserving(reserved)), openCount: 1 } },
    );
  }

  /** Takes a reservation back as if it had never been made. */
  release(id: string, { attemptId, reserved }: Reservation): Promise<boolean> {
    return this.collection.update(
      { _id: id, [`open.${attemptId}`]: present },
      { $unset: { [`open.${attemptId}`]: removed }, $inc: { ...accounts(closing(reserved, nothing)), openCount: -1 } },
    );
  }

  /** Ends an open reservation with the line that it leaves in the ledger. */
  close(id: string, { attemptId, reserved }: Reservation, { entry, charged }: Posting): Promise<boolean> {
    return this.collection.update(
      { _id: id, [`open.${attemptId}`]: present },
      posting(entry, { change: closing(reserved, charged), unset: `open.${attemptId}`, opened: -1 }),
    );
  }

  /** Charges an open reservation as a whole and keeps it for the truth that may still arrive. */
  expire(id: string, reservation: Reservation, entry: UsageEntry): Promise<boolean> {
    const { attemptId, reserved } = reservation;
    const { $set, ...update } = posting(entry, { change: closing(reserved, reserved), unset: `open.${attemptId}`, opened: -1 });
    return this.collection.update(
      { _id: id, [`open.${attemptId}`]: present },
      { ...update, $set: { ...$set, [`expired.${attemptId}`]: reservation } },
    );
  }

  /** Replaces the charge of an expired reservation by the truth. */
  correct(id: string, { attemptId, reserved }: Reservation, { entry, charged }: Posting): Promise<boolean> {
    return this.collection.update(
      { _id: id, [`expired.${attemptId}`]: present },
      posting(entry, { change: correcting(reserved, charged), unset: `expired.${attemptId}`, opened: 0 }),
    );
  }

  /** Puts a line that charges nothing on its way. */
  post(id: string, entry: UsageEntry): Promise<boolean> {
    return this.collection.update(isNew(id, entry._id), { $set: { [`pending.${entry._id}`]: entry }, $inc: { pendingCount: 1 } });
  }

  /** Takes a line out of the outbox: the ledger and the event log have it. */
  async confirm(id: string, entryId: string): Promise<void> {
    await this.collection.update(
      { _id: id, [`pending.${entryId}`]: present },
      { $unset: { [`pending.${entryId}`]: removed }, $inc: { pendingCount: -1 } },
    );
  }

  /** Moves the limit if it is still the one that the change was reckoned from. */
  changePlan(budget: BudgetDocument, next: { plan: Plan; limitTokens: number; change: BudgetChange }): Promise<BudgetDocument | null> {
    const { plan, limitTokens, change } = next;
    return this.collection.findOneAndUpdate(
      { _id: budget._id, plan: budget.plan, limitTokens: budget.limitTokens },
      { $set: { plan, limitTokens }, $inc: accounts(change) },
    );
  }
}

const isNew = (id: string, attemptId: string): Filter<BudgetDocument> => ({
  _id: id,
  [`open.${attemptId}`]: absent,
  [`expired.${attemptId}`]: absent,
  [`pending.${attemptId}`]: absent,
});

const accounts = ({ used, reserved, remaining }: BudgetChange) => ({
  'used.tokens': used.tokens,
  'used.nanoUsd': used.nanoUsd,
  'reserved.tokens': reserved.tokens,
  'reserved.nanoUsd': reserved.nanoUsd,
  'remaining.tokens': remaining.tokens,
  'remaining.nanoUsd': remaining.nanoUsd,
});

interface Transition {
  readonly change: BudgetChange;
  readonly unset: `${'open' | 'expired'}.${string}`;
  /** What the transition adds to the number of open reservations. */
  readonly opened: number;
}

const posting = (entry: UsageEntry, { change, unset, opened }: Transition) =>
  ({
    $unset: { [unset]: removed },
    $set: { [`pending.${entry._id}`]: entry },
    $inc: { ...accounts(change), openCount: opened, pendingCount: 1 },
  }) satisfies Update<BudgetDocument>;
