import { EarshotError, type CallerIdentity } from '@earshot/contracts';
import { findImplausibility } from '@earshot/usage-ledger/accounting';
import { Injectable } from '@nestjs/common';
import type { UsageEntry } from '../entries/usage-entry.document';
import { UsageQuarantine } from '../entries/usage-quarantine';
import type { CallOutcome } from './call-outcome';
import { CloseReservation } from './close-reservation';

/** Charges what a call really used. */
@Injectable()
export class SettleUsage {
  constructor(
    private readonly closeReservation: CloseReservation,
    private readonly quarantine: UsageQuarantine,
  ) {}

  /**
   * A usage that contradicts itself is refused; its reservation then expires and is charged as a whole, never free.
   * @throws EarshotError INVALID_INPUT, RESERVATION_NOT_FOUND, CONFLICT
   */
  async execute(attemptId: string, outcome: CallOutcome, caller: CallerIdentity): Promise<UsageEntry> {
    const reason = findImplausibility(outcome.usage);
    if (reason === undefined) return this.closeReservation.execute(attemptId, outcome, caller);
    await this.quarantine.put({ attemptId, reason, body: JSON.stringify(outcome) });
    throw new EarshotError('INVALID_INPUT', reason, { details: { field: 'usage', attemptId } });
  }
}
