import { formatNanoUsd, type LedgerDifference, type ReconciliationReport } from '@earshot/contracts';
import { AccountBalances, equalAmounts, nothing } from '@earshot/usage-ledger/accounting';
import type { UsageEntry } from '../entries/usage-entry.document';
import { BudgetTallies } from './budget-tallies';
import { findEntryProblem } from './find-entry-problem';
import { presentAmount } from './present-amount';

/** More differences than this nobody reads; their number is counted all the same. */
const mostDifferences = 1_000;

/** The state of one proof: sums and differences, and no line. */
export class LedgerProof {
  readonly tallies = new BudgetTallies();
  readonly accounts = new AccountBalances();
  openReservations = 0;
  outboxEntries = 0;
  private entries = 0;
  private found = 0;
  private readonly differences: LedgerDifference[] = [];

  addLine(entry: UsageEntry): void {
    this.entries += 1;
    this.tallies.add(entry, this.accounts);
    const reason = findEntryProblem(entry);
    if (reason !== undefined) this.note([{ kind: 'entry', entryId: entry._id, reason }]);
  }

  note(differences: readonly LedgerDifference[]): void {
    this.found += differences.length;
    this.differences.push(...differences.slice(0, mostDifferences - this.differences.length));
  }

  get differenceCount(): number {
    return this.found;
  }

  report(checkedAt: Date): ReconciliationReport {
    const sum = this.accounts.total();
    if (!equalAmounts(sum, nothing)) this.note([{ kind: 'postings', sum: presentAmount(sum) }]);
    return {
      checkedAt: checkedAt.toISOString(),
      entries: this.entries,
      balanced: this.found === 0,
      differences: this.differences,
      openReservations: this.openReservations,
      outboxEntries: this.outboxEntries,
      accounts: this.accounts.list().map(({ account, balance: { tokens, nanoUsd } }) => ({ account, tokens, usd: formatNanoUsd(nanoUsd) })),
    };
  }
}
