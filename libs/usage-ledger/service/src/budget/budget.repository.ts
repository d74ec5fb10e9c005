import { isEarshotError } from '@earshot/contracts';
import { DocumentStore, where, type DocumentCollection, type Filter, type Update } from '@earshot/platform/persistence';
import {
  addAmounts,
  balanceChange,
  correcting,
  expiring,
  needed,
  nothing,
  repricing,
  reserving,
  saving,
  settling,
  type BudgetAmount,
  type LedgerOperation,
} from '@earshot/usage-ledger/accounting';
import { Injectable } from '@nestjs/common';
import { correctionId } from '../entries/correction-id';
import { amountOfEntry } from '../entries/entry-operations';
import type { UsageEntry } from '../entries/usage-entry.document';
import type { RepricedLines } from '../reprice/repriced-lines';
import { budgets, type BudgetDocument, type Grant, type RepricingPosition, type Reservation } from './budget.document';

/** The limit of a month, in the terms in which it is set. */
export type Limit = Pick<BudgetDocument, 'plan' | 'limitTokens' | 'limitNanoUsd'>;

export interface LimitChange {
  readonly next: Limit;
  readonly grant: Grant;
  readonly operation: LedgerOperation;
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

  /** @returns the next budgets behind an id, in the order of their ids. */
  findBehind(id: string, limit: number): Promise<BudgetDocument[]> {
    return this.collection.findMany({ _id: where({ $gt: id }) }, { sort: { _id: 1 }, limit });
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
      { $set: { [`open.${attemptId}`]: reservation }, $inc: { ...balances(reserving(reserved)), openCount: 1 } },
    );
  }

  /** Takes a reservation back as if it had never been made. */
  release(id: string, { attemptId, reserved }: Reservation): Promise<boolean> {
    return this.collection.update(
      { _id: id, [`open.${attemptId}`]: present },
      { $unset: { [`open.${attemptId}`]: removed }, $inc: { ...balances(settling(reserved, nothing)), openCount: -1 } },
    );
  }

  /** Ends an open reservation with the line that it leaves in the ledger. */
  close(id: string, { attemptId, reserved }: Reservation, entry: UsageEntry): Promise<boolean> {
    return this.collection.update(
      { _id: id, [`open.${attemptId}`]: present },
      posting(entry, { operation: settling(reserved, amountOfEntry(entry)), unset: `open.${attemptId}`, opened: -1 }),
    );
  }

  /** Charges an open reservation as a whole and keeps it for the truth that may still arrive. */
  expire(id: string, reservation: Reservation, entry: UsageEntry): Promise<boolean> {
    const { attemptId, reserved } = reservation;
    const { $set, ...update } = posting(entry, { operation: expiring(reserved), unset: `open.${attemptId}`, opened: -1 });
    return this.collection.update(
      { _id: id, [`open.${attemptId}`]: present },
      { ...update, $set: { ...$set, [`expired.${attemptId}`]: reservation } },
    );
  }

  /** Replaces the charge of an expired reservation by the truth, which the line differs from it by. */
  correct(id: string, { attemptId, reserved }: Reservation, entry: UsageEntry): Promise<boolean> {
    const truth = addAmounts(reserved, amountOfEntry(entry));
    return this.collection.update(
      { _id: id, [`expired.${attemptId}`]: present },
      posting(entry, { operation: correcting(reserved, truth), unset: `expired.${attemptId}`, opened: 0 }),
    );
  }

  /** Puts a line that charges nothing on its way. */
  post(id: string, entry: UsageEntry): Promise<boolean> {
    const operation = saving({ tokens: 0, nanoUsd: entry.savedNanoUsd });
    return this.collection.update(isNew(id, entry._id), {
      $set: { [`pending.${entry._id}`]: entry },
      $inc: { ...balances(operation), pendingCount: 1 },
    });
  }

  /** Takes a line out of the outbox: the ledger and the event log have it. */
  async confirm(id: string, entryId: string): Promise<void> {
    await this.collection.update(
      { _id: id, [`pending.${entryId}`]: present },
      { $unset: { [`pending.${entryId}`]: removed }, $inc: { pendingCount: -1 } },
    );
  }

  /** Puts both lines of a new price on their way, if nobody has moved the repricing of this budget on since it was read. */
  reprice({ _id, repriced: { number, entryId } }: BudgetDocument, lines: RepricedLines, position: RepricingPosition): Promise<boolean> {
    const operation = repricing(lines.map(amountOfEntry).reduce(addAmounts), nothing);
    return this.collection.update(
      { _id, 'repriced.number': number, 'repriced.entryId': entryId },
      {
        $set: { repriced: position, ...Object.fromEntries(lines.map((entry) => [`pending.${entry._id}`, entry])) },
        $inc: { ...balances(operation), pendingCount: lines.length },
      },
    );
  }

  /** Moves the limit if it is still the one that the operation was reckoned from. */
  changeLimit(
    { _id, plan, limitTokens, limitNanoUsd }: BudgetDocument,
    { grant, operation, next }: LimitChange,
  ): Promise<BudgetDocument | null> {
    return this.collection.findOneAndUpdate(
      { _id, plan, limitTokens, limitNanoUsd },
      { $set: next, $push: { grants: grant }, $inc: balances(operation) },
    );
  }
}

const isNew = (id: string, attemptId: string): Filter<BudgetDocument> => ({
  _id: id,
  [`open.${attemptId}`]: absent,
  [`expired.${attemptId}`]: absent,
  [`pending.${attemptId}`]: absent,
});

/** What an operation adds to the balances that a budget keeps; those that it does not touch are left out. */
const balances = (operation: LedgerOperation): Record<string, number | bigint> =>
  Object.fromEntries(
    Object.entries(balanceChange(operation)).flatMap(([name, { tokens, nanoUsd }]: [string, BudgetAmount]) => [
      ...(tokens === 0 ? [] : [[`${name}.tokens`, tokens] as const]),
      ...(nanoUsd === 0n ? [] : [[`${name}.nanoUsd`, nanoUsd] as const]),
    ]),
  );

interface Transition {
  readonly operation: LedgerOperation;
  readonly unset: `${'open' | 'expired'}.${string}`;
  /** What the transition adds to the number of open reservations. */
  readonly opened: number;
}

const posting = (entry: UsageEntry, { operation, unset, opened }: Transition) =>
  ({
    $unset: { [unset]: removed },
    $set: { [`pending.${entry._id}`]: entry },
    $inc: { ...balances(operation), openCount: opened, pendingCount: 1 },
  }) satisfies Update<BudgetDocument>;
