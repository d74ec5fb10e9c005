import { costOfUsage } from '@earshot/usage-ledger/accounting';
import type { UsageEntry } from '../entries/usage-entry.document';
import { unknownOutcome } from '../settle/call-outcome';

/** @returns in which way a line of the ledger contradicts itself, as a sentence; undefined where it does not. */
export function findEntryProblem({ kind, outcome, usage, rates, costNanoUsd, reserved }: UsageEntry): string | undefined {
  if (usage.totalTokens !== usage.promptTokens + usage.completionTokens) return 'Its total is not the sum of prompt and completion.';
  if (outcome === unknownOutcome) {
    const isWhole = reserved === null || (usage.totalTokens === reserved.tokens && costNanoUsd === reserved.nanoUsd);
    return isWhole ? undefined : 'It charges something else than the whole reservation.';
  }
  const tellsWholeCall = kind === 'attempt' || kind === 'repriced';
  return tellsWholeCall && costOfUsage(usage, rates) !== costNanoUsd ? 'Its cost is not that of its tokens at its price.' : undefined;
}
