import { EarshotError } from '@earshot/contracts';
import { startRouter, variables, type RouterOptions, type RouterUnderTest } from '../__fixtures__/router-under-test';

const secret = ['ghp', 'a1B2c3D4e5F6a1B2c3D4e5F6a1B2c3D4e5F6'].join('_');
let router: RouterUnderTest;
const start = async (options: RouterOptions = {}): Promise<RouterUnderTest> => {
  router = await startRouter(options);
  return router;
};
afterEach(() => router.close());

describe('a request that holds a secret', () => {
  it.each([
    ['a variable', { variables: { ...variables, key: `F ${secret}` } }],
    ['a message', { messages: [{ role: 'user' as const, content: `Why is ${secret} refused?` }] }],
    ['a part of a message', { messages: [{ role: 'user' as const, content: [{ type: 'text', text: `PASSWORD=hunter2 ${secret}` }] }] }],
    ['a tool', { parameters: { tools: [{ type: 'function', function: { name: 'x', description: `Uses ${secret}` } }] } }],
  ])('is refused with it in %s, before anybody is asked or anything is reserved', async (_where, change) => {
    const { complete, estimate, mock, ledger, log } = await start();
    const error: unknown = await complete(change).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(EarshotError);
    expect(error).toMatchObject({ code: 'SECRET_DETECTED', details: { kinds: expect.arrayContaining(['github_personal_token']) } });
    expect(JSON.stringify(error) + String(error) + log.join()).not.toContain(secret);
    expect([mock.hits, ledger.entries]).toEqual([[], []]);
    await expect(estimate(change)).rejects.toMatchObject({ code: 'SECRET_DETECTED' });
  });

  it('leaves without it where the policy is to redact', async () => {
    const { complete, mock, log } = await start({ secretPolicy: 'redact' });
    await complete({ messages: [{ role: 'user', content: `Why is ${secret} refused?` }] });
    const sent = JSON.stringify(mock.hits[0]?.body);
    expect(sent).toContain('Why is [redacted github_personal_token] refused?');
    expect(sent + log.join()).not.toContain(secret);
  });
});
