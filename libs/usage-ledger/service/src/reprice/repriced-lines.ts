import { noTokens } from '@earshot/contracts';
import { usageDifference } from '@earshot/usage-ledger/accounting';
import type { UsageEntry } from '../entries/usage-entry.document';

/** @returns the ids of the two lines of one attempt in one repricing; attempt ids have no underscore. */
export const repricedIds = (attemptId: string, number: number) => ({
  reversal: `${attemptId}_${number}_reversed`,
  repriced: `${attemptId}_${number}_repriced`,
});

/** An attempt as it stands now and as it shall stand. */
export interface Replacement {
  readonly attemptId: string;
  readonly present: UsageEntry;
  readonly next: UsageEntry;
}

/** The line that takes an attempt back as it stands, and the one that posts it anew. */
export type RepricedLines = readonly [reversal: UsageEntry, repriced: UsageEntry];

/** @returns the lines of a replacement. */
export function repricedLines({ attemptId, present, next }: Replacement, { number, at }: { number: number; at: Date }): RepricedLines {
  const ids = repricedIds(attemptId, number);
  return [
    {
      ...withoutMark(present),
      _id: ids.reversal,
      kind: 'reversal',
      usage: usageDifference(noTokens, present.usage),
      costNanoUsd: -present.costNanoUsd,
      recordedAt: at,
    },
    { ...withoutMark(next), _id: ids.repriced, kind: 'repriced', recordedAt: at },
  ];
}

/** What the rollups have counted is the old line, not the new one. */
const withoutMark = ({ isUnfolded: _, ...entry }: UsageEntry): UsageEntry => entry;
