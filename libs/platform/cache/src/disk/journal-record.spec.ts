import { decodeRecord, encodeRecord, type JournalRecord } from './journal-record';

const records: JournalRecord[] = [
  { kind: 'kept', key: 'a:1', entry: { text: 'line\nbreak "and" é 🎵', expiresAtMs: 5 } },
  { kind: 'kept', key: 'a:2', entry: { text: '', expiresAtMs: null } },
  { kind: 'dropped', key: 'a:1' },
  { kind: 'counted', group: 'answers', counters: { hits: 2 } },
];
const lineOf = (record: JournalRecord): string => encodeRecord(record).slice(0, -1);

describe('A line of the journal', () => {
  it.each(records)('gives back %j', (record) => {
    expect(lineOf(record)).not.toContain('\n');
    expect(decodeRecord(lineOf(record))).toEqual(record);
  });

  it.each([
    ['torn', lineOf(records[0] as JournalRecord).slice(0, -3)],
    ['changed', lineOf(records[0] as JournalRecord).replace('break', 'brake')],
    ['empty', ''],
    ['of something else', 'deadbeef {"kind":"kept"}'],
    ['of a record that nobody knows', encodeRecord({ kind: 'moved' } as unknown as JournalRecord).trim()],
  ])('is not read where it is %s', (_what, line) => {
    expect(decodeRecord(line)).toBeUndefined();
  });
});
