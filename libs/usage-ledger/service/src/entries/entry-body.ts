import { viewEntry } from './usage-entry.view';
import type { UsageEntry } from './usage-entry.document';

/**
 * @returns what a line says, as one string: equal for two lines that say the same. The instant of recording is no part of
 * it, because a repeated message is recorded later.
 */
export function entryBody(entry: UsageEntry): string {
  const { recordedAt: _, usage, ...said } = viewEntry(entry);
  return JSON.stringify(
    Object.entries({ ...said, ...usage, kind: entry.kind, period: entry.period }).toSorted(([first], [second]) =>
      first < second ? -1 : 1,
    ),
  );
}
