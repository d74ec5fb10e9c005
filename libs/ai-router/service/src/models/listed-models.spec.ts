import { builtinCatalogue } from '@earshot/model-catalogue';
import { jsonReply, startMockProvider, type MockProvider } from '@earshot/testing';
import { ListedModels } from './listed-models';

let mock: MockProvider;
beforeAll(async () => {
  mock = await startMockProvider();
});
afterAll(() => mock.close());

describe(ListedModels, () => {
  it('knows the models that run, by whatever size they have, and forgets them when they are gone', async () => {
    const listed = new ListedModels({ providers: { ollama: { baseUrl: mock.url } } }, builtinCatalogue);
    expect(listed.nameOf('ollama', 'qwen2.5')).toBeUndefined();
    mock.respondAlwaysWith(jsonReply({ data: [{ id: 'qwen2.5-coder:7b' }, { id: 'qwen2.5:7b' }, { id: 'phi3:latest' }] }));
    await listed.refresh();
    expect(['qwen2.5', 'phi3', 'gemma2'].map((slug) => listed.nameOf('ollama', slug))).toEqual(['qwen2.5:7b', 'phi3:latest', undefined]);
    mock.respondAlwaysWith(jsonReply({ data: [] }));
    await listed.refresh();
    expect(listed.nameOf('ollama', 'qwen2.5')).toBeUndefined();
  });
});
