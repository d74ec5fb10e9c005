import { outputSchemaOf } from '@earshot/ai-router/prompting';
import { builtinCatalogue } from '@earshot/model-catalogue';
import { measuredSample } from '@earshot/testing';
import { startRouter, variables as vibeVariables, type RouterUnderTest } from '../__fixtures__/router-under-test';

let router: RouterUnderTest;
beforeAll(async () => {
  router = await startRouter({ hasKey: false });
});
afterAll(() => router.close());

const material: Readonly<Record<string, Record<string, string>>> = {
  vibe_analysis: vibeVariables,
  code_review: { file_path: 'a.js', file_content: 'eval(x);', language: 'javascript' },
  debugging: { file_name: 'a.py', code: 'x = y', error_log: "NameError: name 'y' is not defined" },
  architecture: { user_request: 'A shop for samples' },
  finalize: { compressed_data: 'The mix is done. The master must wait.' },
};

describe('a machine without any provider', () => {
  it.each(builtinCatalogue.routes.map(({ task }) => task))('answers %s by rules, as its schema asks', async (task) => {
    const variables = material[task] ?? { prompt: 'What is swing in the key of A minor at 92 BPM?' };
    const completion = await router.complete({ task, variables, measurements: measuredSample });
    expect(completion).toMatchObject({ provider: 'local', model: 'earshot-rules', costUsd: '0', usage: { totalTokens: 0 } });
    const schema = outputSchemaOf(task);
    if (schema === undefined) expect(completion.content.length).toBeGreaterThan(40);
    else expect(schema.safeParse(completion.data).success).toBe(true);
  });

  it('says what is missing where rules have nothing to say', async () => {
    expect((await router.complete({ task: 'quick_query', variables: { prompt: 'Will it rain?' } })).content).toContain(
      'No model is set up here',
    );
  });

  it('tells a client that talks to a model that there is none', async () => {
    await expect(router.complete({ task: 'quick_query', messages: [{ role: 'user', content: 'Will it rain?' }] })).rejects.toMatchObject({
      code: 'PROVIDERS_UNAVAILABLE',
    });
  });
});
