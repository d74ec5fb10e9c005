import { EarshotClient } from '../client/earshot-client';
import { startEarshot } from '../profiles/start-earshot';
import type { RunningEarshot } from '../profiles/running-earshot';

describe('the HTTP surface', () => {
  let earshot: RunningEarshot;
  let stranger: EarshotClient;

  beforeAll(async () => {
    earshot = await startEarshot({ environment: { RATE_LIMIT_PER_MINUTE: '60', EARSHOT_REGISTRATION: 'closed' } });
    stranger = new EarshotClient(earshot);
  }, 90_000);
  afterAll(() => earshot.stop());

  it('tells that it lives and that it is ready', async () => {
    expect(await (await stranger.get('/health')).json()).toEqual({ status: 'healthy', service: 'gateway' });
    expect((await stranger.get('/health/live')).status).toBe(200);
    expect(await (await stranger.get('/health/ready')).json()).toMatchObject({
      status: 'ready',
      parts: { documents: true, messages: true },
    });
  });

  it('serves the explorer with everything it loads from itself', async () => {
    const page = await (await stranger.get('/graphiql')).text();
    const sources = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? '');
    expect(sources.filter((source) => /^(https?:)?\/\//.test(source))).toEqual([]);
    const script = sources.find((source) => source.endsWith('.js')) ?? '';
    expect((await stranger.get(script)).status).toBe(200);
  });

  it('answers errors of REST routes in one shape with a request id', async () => {
    const response = await stranger.get('/files/01ARZ3NDEKTSV4RRFFQ69G5FAV');
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      error: { code: 'UNAUTHENTICATED', message: expect.any(String), requestId: response.headers.get('x-request-id') },
    });
  });

  it('answers an unknown route with 404 and nothing of its inside', async () => {
    const response = await stranger.get('/no/such/route');
    expect(response.status).toBe(404);
    expect(await response.text()).not.toMatch(/at |node_modules|\.js:/);
  });

  it('refuses an operation in a form that a foreign page could send', async () => {
    const response = await fetch(`${earshot.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{"query":"{__typename}"}',
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  });

  it('allows the configured page to call, and no other', async () => {
    const allowed = await stranger.get('/health', { origin: 'https://samplemind.ai' });
    const foreign = await stranger.get('/health', { origin: 'https://evil.example' });
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://samplemind.ai');
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('lets nobody register where registration is closed', async () => {
    const answer = await stranger.query(
      'mutation { register(email: "a@example.org", username: "a", password: "long enough") { __typename } }',
    );
    expect(answer).toEqual({ register: { __typename: 'Conflict' } });
  });

  it('refuses the request behind the limit of a minute', async () => {
    const codes = await Promise.all(
      Array.from({ length: 70 }, async () => (await stranger.ask('{ viewer { id } }')).errors?.[0]?.extensions.code ?? 'none'),
    );
    expect(codes.filter((code) => code === 'RATE_LIMITED').length).toBeGreaterThan(0);
    const refusedUpload = await stranger.post('a.wav', new Uint8Array([1]));
    const refusedChat = await fetch(`${earshot.url}/v1/chat/completions`, { method: 'POST' });
    const refusedQuery = await stranger.get('/graphql?query={viewer{id}}', { 'apollo-require-preflight': 'true' });
    expect([refusedUpload.status, refusedChat.status]).toEqual([429, 429]);
    expect(await refusedChat.json()).toMatchObject({ error: { type: 'requests', code: 'rate_limit_exceeded' } });
    for (const { headers } of [refusedUpload, refusedChat, refusedQuery]) {
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect([headers.get('x-ratelimit-limit'), headers.get('x-ratelimit-remaining')]).toEqual(['60', '0']);
      expect(Number(headers.get('x-ratelimit-reset'))).toBeGreaterThan(0);
    }
  });
});
