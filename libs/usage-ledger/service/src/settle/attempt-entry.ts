import { addUsage, costOfUsage, usageDifference, worstUsage } from '@earshot/usage-ledger/accounting';
import type { BudgetDocument, Reservation } from '../budget/budget.document';
import { correctionId } from '../entries/correction-id';
import type { UsageEntry } from '../entries/usage-entry.document';
import { unknownOutcome, type CallOutcome } from './call-outcome';

type BudgetKey = Pick<BudgetDocument, 'tenantId' | 'period'>;

type Counting = Pick<UsageEntry, 'recordedAt' | 'postingId'>;

interface Told extends Counting {
  readonly outcome: CallOutcome;
}

/** @returns the line that an attempt leaves in the ledger, at the price of its reservation. */
export function attemptEntry({ tenantId, period }: BudgetKey, reservation: Reservation, { outcome, ...counting }: Told): UsageEntry {
  const { attemptId, userId, operationId, attempt, task, provider, model, fileId, priceVersion, rates } = reservation;
  return {
    _id: attemptId,
    kind: 'attempt',
    tenantId,
    period,
    ...{ userId, operationId, attempt, task, provider, model, fileId, priceVersion, rates },
    ...outcome,
    costNanoUsd: costOfUsage(outcome.usage, rates),
    savedNanoUsd: 0n,
    reserved: { ...reservation.reserved, at: reservation.reservedAt },
    ...counting,
  };
}

/** @returns the line of an attempt of which nothing was heard in time: all that it had set aside is charged. */
export function unknownEntry(budget: BudgetKey, reservation: Reservation, counting: Counting): UsageEntry {
  const outcome = { outcome: unknownOutcome, usage: worstUsage(reservation), estimated: true };
  return { ...attemptEntry(budget, reservation, { outcome, ...counting }), costNanoUsd: reservation.reserved.nanoUsd };
}

/** @returns the line that turns an unknown outcome into the truth: the difference of both, tokens and cost. */
export function correctionEntry(truth: UsageEntry, reservation: Reservation): UsageEntry {
  return {
    ...truth,
    _id: correctionId(truth._id),
    kind: 'correction',
    usage: usageDifference(truth.usage, worstUsage(reservation)),
    costNanoUsd: truth.costNanoUsd - reservation.reserved.nanoUsd,
  };
}

/** @returns the line of an attempt as it stands after its correction. */
export const correctedEntry = (entry: UsageEntry, correction: UsageEntry): UsageEntry => ({
  ...correction,
  _id: entry._id,
  kind: entry.kind,
  usage: addUsage(entry.usage, correction.usage),
  costNanoUsd: entry.costNanoUsd + correction.costNanoUsd,
});
