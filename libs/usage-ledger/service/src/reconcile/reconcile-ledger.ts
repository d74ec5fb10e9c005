import type { LedgerDifference, ReconciliationReport } from '@earshot/contracts';
import { Metrics } from '@earshot/platform/observability';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock';
import { CompareRollups, type RollupDifference } from '../rollups/compare-rollups';
import type { RollupCell } from '../rollups/rollup-cells';
import { EntryReader } from '../rollups/entry-reader';
import { LedgerProof } from './ledger-proof';
import { ProveBudgets } from './prove-budgets';

const logger = new Logger('UsageLedger');

/**
 * Proves that lines, balances, postings, rollups and reservations agree, while the ledger goes on. Lines are read in
 * portions; what is kept of them is one row for each budget.
 */
@Injectable()
export class ReconcileLedger {
  private running: Promise<unknown> = Promise.resolve();
  private next: Promise<ReconciliationReport> | undefined;

  constructor(
    private readonly entries: EntryReader,
    private readonly proveBudgets: ProveBudgets,
    private readonly compareRollups: CompareRollups,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  /** Proofs follow each other; those who ask while one is under way share the next, which sees what they have done. */
  execute(): Promise<ReconciliationReport> {
    this.next ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        const proof = this.prove();
        this.running = proof;
        return proof;
      });
    return this.next;
  }

  private async prove(): Promise<ReconciliationReport> {
    const checkedAt = this.clock.now();
    const proof = new LedgerProof();
    await this.readLines(proof);
    await this.proveBudgets.execute(proof);
    proof.note((await this.compareRollups.execute()).map(rollupDifference));
    const report = proof.report(checkedAt);
    this.tell(report, proof.differenceCount);
    return report;
  }

  private async readLines(proof: LedgerProof): Promise<void> {
    const [earliest, latest] = await Promise.all([this.entries.findEarliest(), this.entries.findLatest()]);
    if (earliest === null || latest === null) return;
    const span = { from: earliest, to: new Date(latest.getTime() + 1) };
    for await (const portion of this.entries.portions(span)) for (const entry of portion) proof.addLine(entry);
  }

  private tell({ checkedAt, entries, balanced, differences }: ReconciliationReport, count: number): void {
    const gauge = (name: string, help: string, value: number) => this.metrics.gauge({ name, help }).set(value);
    gauge('earshot_ledger_differences', 'Differences that the last reconciliation of the ledger found.', count);
    gauge('earshot_ledger_reconciled_timestamp_seconds', 'When the ledger was last reconciled.', Date.parse(checkedAt) / 1000);
    gauge('earshot_ledger_entries', 'Lines that the last reconciliation of the ledger read.', entries);
    if (!balanced) logger.error({ message: 'The books of the ledger do not agree', count, first: differences[0] });
  }
}

const rollupDifference = ({ rollup, expected, found }: RollupDifference): LedgerDifference => ({
  kind: 'rollup',
  rollup,
  expected: expected.map(plainCell),
  found: found.map(plainCell),
});

/** Amounts as decimal strings: JSON has no integer that could hold them. */
const plainCell = ({ costNanoUsd, savedNanoUsd, ...cell }: RollupCell) => ({
  ...cell,
  costNanoUsd: costNanoUsd.toString(),
  savedNanoUsd: savedNanoUsd.toString(),
});
