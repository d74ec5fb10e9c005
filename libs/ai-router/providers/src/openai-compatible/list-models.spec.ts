import { errorReply, jsonReply, rawReply, startMockProvider, type MockProvider } from '@earshot/testing';
import { listModelsAt } from './list-models';

let mock: MockProvider;
beforeAll(async () => {
  mock = await startMockProvider();
});
afterEach(() => mock.reset());
afterAll(() => mock.close());

describe(listModelsAt, () => {
  it('reads what a provider lists', async () => {
    mock.respondWith(jsonReply({ object: 'list', data: [{ id: 'qwen2.5:7b' }, { id: 'phi3:latest' }] }));
    expect(await listModelsAt(mock.url, { timeoutMs: 1_000 })).toEqual(['qwen2.5:7b', 'phi3:latest']);
    expect(mock.hits).toMatchObject([{ method: 'GET', path: '/v1/models' }]);
  });

  it.each([
    ['refuses', errorReply(500)],
    ['lists nothing that can be read', jsonReply({ models: [] })],
    ['shows a page', rawReply('<html>')],
  ])('knows of none where the provider %s', async (_what, reply) => {
    mock.respondWith(reply);
    expect(await listModelsAt(mock.url, { timeoutMs: 1_000 })).toEqual([]);
  });

  it('knows of none where nobody listens', async () => {
    expect(await listModelsAt('http://127.0.0.1:9/v1', { timeoutMs: 1_000 })).toEqual([]);
  });
});
