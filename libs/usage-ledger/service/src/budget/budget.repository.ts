import { isEarshotError } from '@earshot/contracts';
import { DocumentStore, where, type DocumentCollection, type Filter } from '@earshot/platform/persistence';
import {
  addAmounts,
  correcting,
  expiring,
  needed,
  nothing,
  repricing,
  reserving,
  reversing,
  saving,
  settling,
  type LedgerOperation,
} from '@earshot/usage-ledger/accounting';
import { Injectable } from '@nestjs/common';
import { correctionId } from '../entries/correction-id';
import { amountOfEntry, entryOperations } from '../entries/entry-operations';
import type { UsageEntry } from '../entries/usage-entry.document';
import type { RepricedLines } from '../reprice/repriced-lines';
import { balances, posting, removed } from './budget-change';
import { budgets, type BudgetDocument, type Grant, type RepricingPosition, type Reservation } from './budget.document';
import { pack } from './packed';
import type { HeldReservation } from './recent-reservations';

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

const portionSize = 50;
const absent = where({ $exists: false });
const present = where({ $exists: true });

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

  /** @returns the first of some budgets in which an attempt is open, expired or on its way to the ledger. */
  async findHolding(ids: readonly string[], attemptId: string): Promise<BudgetDocument | null> {
    const found = await Promise.all(ids.map((id) => this.collection.findById(id)));
    return found.find((budget) => budget !== null && holds(budget, attemptId)) ?? null;
  }

  /** @returns the next budgets behind an id, in the order of their ids. */
  findBehind(id: string, limit: number): Promise<BudgetDocument[]> {
    return this.collection.findMany({ _id: where({ $gt: id }) }, { sort: { _id: 1 }, limit });
  }

  /** Yields every budget with open reservations. */
  withOpen(): AsyncGenerator<BudgetDocument, void> {
    return this.portions({ openCount: where({ $gt: 0 }) });
  }

  /** Yields every budget with lines in its outbox. */
  withPending(): AsyncGenerator<BudgetDocument, void> {
    return this.portions({ pendingCount: where({ $gt: 0 }) });
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
  reserve({ budget: { _id: id }, reservation: { attemptId, reserved }, packed }: HeldReservation): Promise<boolean> {
    const { tokens, nanoUsd } = needed(reserved);
    return this.collection.update(
      {
        ...isNew(id, attemptId),
        ...(tokens === undefined ? {} : { 'remaining.tokens': where({ $gte: tokens }) }),
        ...(nanoUsd === undefined ? {} : { 'remaining.nanoUsd': where({ $gte: nanoUsd }) }),
      },
      { $set: { [`open.${attemptId}`]: packed }, $inc: { ...balances(reserving(reserved)), openCount: 1 } },
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
  close({ budget, reservation: { attemptId, reserved }, packed }: HeldReservation, entry: UsageEntry): Promise<boolean> {
    return this.collection.update(
      { _id: budget._id, [`open.${attemptId}`]: packed },
      posting(entry, { operation: settling(reserved, amountOfEntry(entry)), unset: `open.${attemptId}`, opened: -1 }),
    );
  }

  /** Charges an open reservation as a whole and keeps it for the truth that may still arrive. */
  expire(id: string, reservation: Reservation, entry: UsageEntry): Promise<boolean> {
    const { attemptId, reserved } = reservation;
    const { $set, ...update } = posting(entry, { operation: expiring(reserved), unset: `open.${attemptId}`, opened: -1 });
    return this.collection.update(
      { _id: id, [`open.${attemptId}`]: present },
      { ...update, $set: { ...$set, [`expired.${attemptId}`]: pack(reservation) } },
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
      $set: { [`pending.${entry._id}`]: pack(entry) },
      $inc: { ...balances(operation), pendingCount: 1 },
    });
  }

  /** Takes lines out of the outbox: the ledger and the event log have them. Those that others took out are passed over. */
  async confirm(id: string, entryIds: readonly string[]): Promise<void> {
    const paths = entryIds.map((entryId) => `pending.${entryId}` as const);
    const isConfirmed = await this.collection.update(
      { _id: id, ...Object.fromEntries(paths.map((path) => [path, present])) },
      { $unset: Object.fromEntries(paths.map((path) => [path, removed])), $inc: { pendingCount: -paths.length } },
    );
    if (!isConfirmed && entryIds.length > 1) for (const entryId of entryIds) await this.confirm(id, [entryId]);
  }

  /** Takes a line out of the outbox together with all that it has charged. */
  takeBack(id: string, entry: UsageEntry): Promise<boolean> {
    return this.collection.update(
      { _id: id, [`pending.${entry._id}`]: present },
      {
        $unset: { [`pending.${entry._id}`]: removed },
        $inc: { ...balances(reversing(entryOperations(entry))), pendingCount: -1 },
      },
    );
  }

  /** Puts both lines of a new price on their way, if nobody has moved the repricing of this budget on since it was read. */
  reprice({ _id, repriced: { number, entryId } }: BudgetDocument, lines: RepricedLines, position: RepricingPosition): Promise<boolean> {
    const operation = repricing(lines.map(amountOfEntry).reduce(addAmounts), nothing);
    return this.collection.update(
      { _id, 'repriced.number': number, 'repriced.entryId': entryId },
      {
        $set: { repriced: position, ...Object.fromEntries(lines.map((entry) => [`pending.${entry._id}`, pack(entry)])) },
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

  /** A few budgets at a time: each may hold many reservations and lines. */
  private async *portions(filter: Filter<BudgetDocument>): AsyncGenerator<BudgetDocument, void> {
    let last: string | undefined = '';
    while (last !== undefined) {
      const portion: BudgetDocument[] = await this.collection.findMany(
        { ...filter, _id: where({ $gt: last }) },
        { sort: { _id: 1 }, limit: portionSize },
      );
      yield* portion;
      last = portion.at(-1)?._id;
    }
  }
}

const isNew = (id: string, attemptId: string): Filter<BudgetDocument> => ({
  _id: id,
  [`open.${attemptId}`]: absent,
  [`expired.${attemptId}`]: absent,
  [`pending.${attemptId}`]: absent,
});
