import { formatNanoUsd, type UsageGroup, type UsageReport } from '@earshot/contracts';
import type { RollupCell } from '../rollups/rollup-cells';
import { addSums, emptySums, type UsageSums } from '../rollups/usage-sums';

type Bucket = UsageReport['totals'];

/** A cell, and whose it is and of which day or month. */
export interface ReportedCell extends RollupCell {
  /** Null where the users are not told apart. */
  readonly userId: string | null;
  readonly span: string;
}

const keyOf: Record<UsageGroup, (cell: ReportedCell) => string> = {
  DAY: ({ span }) => span,
  MODEL: ({ model }) => model,
  PROVIDER: ({ provider }) => provider,
  TASK: ({ task }) => task,
  USER: ({ userId }) => userId ?? '',
};

/** Which cells count. */
interface CellFilter {
  readonly task?: string | undefined;
  readonly model?: string | undefined;
}

/** Sums cells by a group; it keeps one row for each group. */
export class ReportSums {
  private readonly groups = new Map<string, UsageSums>();
  private total = emptySums;

  constructor(
    private readonly groupBy: UsageGroup,
    private readonly filter: CellFilter,
  ) {}

  add(cell: ReportedCell): void {
    const { task = cell.task, model = cell.model } = this.filter;
    if (cell.task !== task || cell.model !== model) return;
    const key = keyOf[this.groupBy](cell);
    this.groups.set(key, addSums(this.groups.get(key) ?? emptySums, cell));
    this.total = addSums(this.total, cell);
  }

  /** @returns the groups by key, and their total under the key `total`. */
  result(): { buckets: Bucket[]; totals: Bucket } {
    const rows = [...this.groups].toSorted(([first], [second]) => (first < second ? -1 : 1));
    return { buckets: rows.map(([key, sums]) => bucketOf(key, sums)), totals: bucketOf('total', this.total) };
  }
}

const bucketOf = (key: string, { costNanoUsd, savedNanoUsd, ...counts }: UsageSums): Bucket => ({
  key,
  requests: counts.requests,
  cacheHits: counts.cacheHits,
  failures: counts.failures,
  totalTokens: counts.totalTokens,
  costUsd: formatNanoUsd(costNanoUsd),
  savedUsd: formatNanoUsd(savedNanoUsd),
});
