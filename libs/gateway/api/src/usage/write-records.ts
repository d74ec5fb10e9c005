import type { UsageRecord } from '@earshot/contracts';
import { recordLine, recordsHeader } from './usage-table';

type Portions = AsyncIterable<readonly UsageRecord[]>;

/** Writes lines of the ledger as text, portion by portion, so that no more than a portion is held. */
export const writeRecords: Readonly<Record<'csv' | 'json', (portions: Portions) => AsyncGenerator<string, void>>> = {
  async *csv(portions) {
    yield recordsHeader;
    for await (const portion of portions) yield portion.map(recordLine).join('');
  },

  async *json(portions) {
    let separator = '[\n';
    for await (const portion of portions) {
      if (portion.length === 0) continue;
      yield separator + portion.map((record) => JSON.stringify(record)).join(',\n');
      separator = ',\n';
    }
    yield separator === '[\n' ? '[]\n' : '\n]\n';
  },
};
