import { arrangedSignal, sineSignal, wavFile } from '@earshot/testing';
import { EarshotClient } from '../client/earshot-client';
import { startEarshot } from '../profiles/start-earshot';
import type { RunningEarshot } from '../profiles/running-earshot';

const submit = `mutation ($input: SubmitBatchInput!) {
  submitBatch(input: $input) {
    __typename
    ... on BatchJob { id status totalFiles }
    ... on BatchQuote { files estimatedTokens estimatedCostUsd estimatedSeconds }
    ... on UserError { code message }
  }
}`;
const show = `query ($id: ID!) {
  batchJob(id: $id) { id status totalFiles completed failed actualCostUsd finishedAt
    items(first: 100) { totalCount nodes { fileId status attempts failure { code } analysis { status } } } }
}`;
const progress =
  'subscription ($id: ID!, $after: String) { batchProgress(id: $id, after: $after) { cursor status totalFiles completed failed lastItem { fileId status } } }';

interface Submitted {
  readonly submitBatch: { readonly __typename: string; readonly id: string; readonly code: string };
}
interface Shown {
  readonly batchJob: {
    readonly status: string;
    readonly completed: number;
    readonly failed: number;
    readonly items: { readonly nodes: readonly { readonly fileId: string; readonly status: string }[] };
  };
}
interface Progress {
  readonly batchProgress: { readonly cursor: string; readonly status: string; readonly completed: number; readonly failed: number };
}

/** A WAV whose header is sound and whose samples turn into nonsense behind the part that an upload looks at. */
function poisonedWav(): Buffer {
  const poisoned = wavFile(sineSignal({ durationSeconds: 8 }), 'float32');
  poisoned.writeFloatLE(Number.NaN, poisoned.length - 400);
  return poisoned;
}

describe('batches', () => {
  let earshot: RunningEarshot;
  let user: EarshotClient;
  let fileIds: string[];

  beforeAll(async () => {
    earshot = await startEarshot();
    user = await new EarshotClient(earshot).signUp();
    fileIds = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        user.upload(`track-${index}.wav`, wavFile(arrangedSignal({ seed: 100 + index, durationSeconds: 5 }).signal)),
      ),
    );
  }, 90_000);
  afterAll(() => earshot.stop());

  const submitted = async (input: object): Promise<Submitted['submitBatch']> =>
    (await user.query<Submitted>(submit, { input })).submitBatch;
  const shown = async (id: string): Promise<Shown['batchJob']> => (await user.query<Shown>(show, { id })).batchJob;
  const follow = (id: string, after?: string) => user.subscribe<Progress>(progress, { id, after });

  it('quotes without beginning anything', async () => {
    expect(await submitted({ fileIds, dryRun: true })).toMatchObject({
      __typename: 'BatchQuote',
      files: 10,
      estimatedTokens: '0',
      estimatedCostUsd: '0',
    });
    expect(await user.query('{ batchJobs { totalCount } }')).toEqual({ batchJobs: { totalCount: 0 } });
  });

  it('analyses ten files and tells its progress, which never goes back and ends with the batch', async () => {
    const { id } = await submitted({ fileIds });
    const following = follow(id);
    await following.ended;
    const steps = following.events.map(({ batchProgress }) => batchProgress);
    const done = steps.map(({ completed, failed }) => completed + failed);
    expect(done).toEqual([...done].sort((first, second) => first - second));
    expect(steps.at(-1)).toMatchObject({ status: 'COMPLETED', totalFiles: 10, completed: 10, failed: 0 });
    const batch = await shown(id);
    expect(batch).toMatchObject({ status: 'COMPLETED', completed: 10, failed: 0, finishedAt: expect.any(String) });
    expect(batch.items.nodes.map(({ fileId }) => fileId)).toEqual(fileIds);
  }, 60_000);

  it('goes on behind a cursor, with nothing lost and nothing repeated', async () => {
    const { id } = await submitted({ fileIds: fileIds.slice(0, 5), interpret: false });
    const first = follow(id);
    await first.received(3);
    await first.close();
    const seen = first.events.map(({ batchProgress }) => batchProgress.cursor);
    const second = follow(id, seen.at(-1));
    await second.ended;
    const whole = follow(id);
    await whole.ended;
    const cursors = whole.events.map(({ batchProgress }) => batchProgress.cursor);
    expect([...seen, ...second.events.map(({ batchProgress }) => batchProgress.cursor)]).toEqual(cursors);
    expect(new Set(cursors).size).toBe(cursors.length);
  }, 60_000);

  it('answers the same batch for the same request under the same key, and a conflict for another', async () => {
    const request = { fileIds: fileIds.slice(0, 2), interpret: false, idempotencyKey: 'tuesday' };
    const [first, second] = await Promise.all([submitted(request), submitted(request)]);
    expect(second.id).toBe(first.id);
    expect(await submitted({ ...request, fileIds: fileIds.slice(0, 3) })).toMatchObject({ __typename: 'Conflict', code: 'CONFLICT' });
  });

  it('lets a poisoned file fail alone, and runs it again when asked', async () => {
    const poison = await user.upload('poison.wav', poisonedWav());
    const { id } = await submitted({ fileIds: [...fileIds.slice(0, 3), poison], interpret: false });
    await follow(id).ended;
    const batch = await shown(id);
    expect(batch).toMatchObject({ status: 'COMPLETED', completed: 3, failed: 1 });
    expect(batch.items.nodes.find(({ fileId }) => fileId === poison)).toMatchObject({
      status: 'FAILED',
      failure: { code: 'INVALID_AUDIO' },
    });
    const retry = 'mutation ($id: ID!) { retryBatch(id: $id) { __typename ... on BatchJob { status failed } } }';
    expect(await user.query(retry, { id })).toEqual({ retryBatch: { __typename: 'BatchJob', status: 'PROCESSING', failed: 0 } });
    await follow(id).ended;
    expect(await shown(id)).toMatchObject({ status: 'COMPLETED', completed: 3, failed: 1 });
  }, 60_000);

  it('stops what is cancelled and keeps what is done', async () => {
    const long = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        user.upload(`long-${index}.wav`, wavFile(arrangedSignal({ seed: 200 + index, durationSeconds: 30 }).signal)),
      ),
    );
    const { id } = await submitted({ fileIds: long, interpret: false });
    const cancel = 'mutation ($id: ID!) { cancelBatch(id: $id) { __typename ... on BatchJob { status } } }';
    expect(await user.query(cancel, { id })).toEqual({ cancelBatch: { __typename: 'BatchJob', status: 'CANCELLED' } });
    expect(await user.query(cancel, { id })).toEqual({ cancelBatch: { __typename: 'Conflict' } });
    const batch = await shown(id);
    expect(batch.items.nodes.filter(({ status }) => status === 'QUEUED' || status === 'RUNNING')).toEqual([]);
    expect(batch.items.nodes.some(({ status }) => status === 'SKIPPED')).toBe(true);
  }, 90_000);

  it('finds no batch and no file of somebody else', async () => {
    const other = await new EarshotClient(earshot).signUp();
    const { id } = await submitted({ fileIds: fileIds.slice(0, 1), interpret: false });
    expect(await other.query('query ($id: ID!) { batchJob(id: $id) { id } }', { id })).toEqual({ batchJob: null });
    expect(await other.query<Submitted>(submit, { input: { fileIds } })).toMatchObject({ submitBatch: { __typename: 'NotFound' } });
  });
});
