import { formatNanoUsd, type UsageGroup, type UsageReport } from '@earshot/contracts';
import type { UsageEntry } from '../entries/usage-entry.document';

type Bucket = UsageReport['totals'];

interface Sums {
  requests: number;
  cacheHits: number;
  failures: number;
  totalTokens: number;
  costNanoUsd: bigint;
  savedNanoUsd: bigint;
}

const keyOf: Record<UsageGroup, (entry: UsageEntry) => string> = {
  DAY: ({ recordedAt }) => recordedAt.toISOString().slice(0, 10),
  MODEL: ({ model }) => model,
  PROVIDER: ({ provider }) => provider,
  TASK: ({ task }) => task,
  USER: ({ userId }) => userId,
};

const emptySums = (): Sums => ({ requests: 0, cacheHits: 0, failures: 0, totalTokens: 0, costNanoUsd: 0n, savedNanoUsd: 0n });

/** Sums ledger lines by a group, batch after batch; it keeps one row for each group and no line. */
export class EntrySums {
  private readonly groups = new Map<string, Sums>();
  private readonly total = emptySums();

  constructor(private readonly groupBy: UsageGroup) {}

  add(entries: readonly UsageEntry[]): void {
    for (const entry of entries) {
      const key = keyOf[this.groupBy](entry);
      const sums = this.groups.get(key) ?? emptySums();
      this.groups.set(key, sums);
      addEntry(sums, entry);
      addEntry(this.total, entry);
    }
  }

  /** @returns the groups by key, and their total under the key `total`. */
  result(): { buckets: Bucket[]; totals: Bucket } {
    const rows = [...this.groups].toSorted(([first], [second]) => (first < second ? -1 : 1));
    return { buckets: rows.map(([key, sums]) => bucketOf(key, sums)), totals: bucketOf('total', this.total) };
  }
}

function addEntry(sums: Sums, { kind, outcome, usage, costNanoUsd, savedNanoUsd }: UsageEntry): void {
  // A correction is no request of its own; one that says "answered" takes back the failure that its attempt counts as.
  const isCorrection = kind === 'correction';
  const isAnswered = outcome === 'answered';
  sums.requests += isCorrection ? 0 : 1;
  sums.cacheHits += kind === 'cache-hit' ? 1 : 0;
  sums.failures += Number(!isAnswered) - Number(isCorrection);
  sums.totalTokens += usage.totalTokens;
  sums.costNanoUsd += costNanoUsd;
  sums.savedNanoUsd += savedNanoUsd;
}

const bucketOf = (key: string, { costNanoUsd, savedNanoUsd, ...counts }: Sums): Bucket => ({
  key,
  ...counts,
  costUsd: formatNanoUsd(costNanoUsd),
  savedUsd: formatNanoUsd(savedNanoUsd),
});
