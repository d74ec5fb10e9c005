import { noTokens, type UsageRecord } from '@earshot/contracts';
import { writeRecords } from './write-records';

const record: UsageRecord = {
  id: 'attempt-1',
  operationId: 'operation-1',
  attempt: 1,
  userId: 'user-1',
  tenantId: 'user-1',
  task: '=cmd()',
  provider: 'p',
  model: 'a, b',
  outcome: 'answered',
  cached: false,
  estimated: false,
  usage: { ...noTokens, promptTokens: 3, totalTokens: 3 },
  costUsd: '-0.000012',
  savedUsd: '0',
  priceVersion: '1',
  fileId: null,
  recordedAt: '2026-11-21T12:00:00.000Z',
};

const portions = async function* (...all: UsageRecord[][]) {
  yield* all;
};

const textOf = async (format: 'csv' | 'json', ...all: UsageRecord[][]): Promise<string> => {
  let text = '';
  for await (const part of writeRecords[format](portions(...all))) text += part;
  return text;
};

describe('writing lines of the ledger', () => {
  it('writes CSV with a header, decimals as numbers and text that cannot be a formula', async () => {
    const [header, line, end] = (await textOf('csv', [record])).split('\r\n');
    expect(header?.split(',').slice(0, 3)).toEqual(['id', 'recordedAt', 'userId']);
    expect(line).toBe(
      `attempt-1,2026-11-21T12:00:00.000Z,user-1,operation-1,1,'=cmd(),p,"a, b",answered,false,false,3,0,3,0,0,-0.000012,0,1,`,
    );
    expect(end).toBe('');
  });

  it.each([
    ['several portions', [[record, record], [], [record]], 3],
    ['none', [], 0],
  ])('writes one JSON list from %s', async (_case, all, length) => {
    expect(JSON.parse(await textOf('json', ...all))).toEqual(Array.from({ length }, () => record));
  });
});
