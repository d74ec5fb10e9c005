import { EarshotClient } from '../client/earshot-client';
import { startEarshot } from '../profiles/start-earshot';
import type { RunningEarshot } from '../profiles/running-earshot';

const registration = `mutation ($email: String!, $password: String!) {
  register(email: $email, username: "Anna", password: $password) {
    __typename
    ... on Session { accessToken refreshToken expiresAt user { email role plan totalUploads preferences { autoAnalyze vibeModel } } }
    ... on UserError { code message }
    ... on InvalidInput { field }
  }
}`;

interface Registered {
  readonly register: {
    readonly __typename: string;
    readonly accessToken: string;
    readonly refreshToken: string;
    readonly expiresAt: string;
    readonly user: object;
    readonly code: string;
    readonly field: string;
  };
}

describe('identity', () => {
  let earshot: RunningEarshot;
  let stranger: EarshotClient;

  beforeAll(async () => {
    earshot = await startEarshot();
    stranger = new EarshotClient(earshot);
  }, 90_000);
  afterAll(() => earshot.stop());

  it('lets a new person register, with a plan and preferences that fit a beginner', async () => {
    const { register } = await stranger.query<Registered>(registration, { email: 'Anna@Example.org', password: 'long enough' });
    expect(register).toMatchObject({
      __typename: 'Session',
      user: {
        email: 'anna@example.org',
        role: 'USER',
        plan: 'LITE',
        totalUploads: 0,
        preferences: { autoAnalyze: true, vibeModel: 'fast' },
      },
    });
    expect(new Date(register.expiresAt).getTime() - Date.now()).toBeLessThanOrEqual(15 * 60_000);
  });

  it('refuses a second account for the same address, whatever its spelling', async () => {
    await stranger.query(registration, { email: 'twice@example.org', password: 'long enough' });
    const { register } = await stranger.query<Registered>(registration, { email: 'TWICE@example.org', password: 'long enough' });
    expect(register).toMatchObject({ __typename: 'Conflict', code: 'CONFLICT' });
  });

  it.each([
    ['email', { email: 'nobody', password: 'long enough' }],
    ['password', { email: 'short@example.org', password: 'short' }],
  ])('names the field %s when it is not acceptable', async (field, account) => {
    const { register } = await stranger.query<Registered>(registration, account);
    expect(register).toMatchObject({ __typename: 'InvalidInput', field });
  });

  it('answers a wrong password and an unknown address in the same words', async () => {
    const login =
      'mutation ($email: String!) { login(email: $email, password: "not the password") { ... on InvalidInput { code message } } }';
    const unknown = await stranger.query(login, { email: 'nobody@example.org' });
    const wrong = await stranger.query(login, { email: earshot.administrator.email });
    expect(unknown).toEqual(wrong);
  });

  it('exchanges a refresh token once, and revokes its descendants when it is used again', async () => {
    const { register } = await stranger.query<Registered>(registration, { email: 'rotate@example.org', password: 'long enough' });
    const refresh = 'mutation ($token: String!) { refreshSession(refreshToken: $token) { __typename ... on Session { refreshToken } } }';
    const first = await stranger.query<{ refreshSession: { refreshToken: string } }>(refresh, { token: register.refreshToken });
    const replayed = await stranger.query<{ refreshSession: { __typename: string } }>(refresh, { token: register.refreshToken });
    const descendant = await stranger.query<{ refreshSession: { __typename: string } }>(refresh, {
      token: first.refreshSession.refreshToken,
    });
    expect(replayed.refreshSession.__typename).toBe('InvalidInput');
    expect(descendant.refreshSession.__typename).toBe('InvalidInput');
  });

  it('ends a session at logout', async () => {
    const { register } = await stranger.query<Registered>(registration, { email: 'leaving@example.org', password: 'long enough' });
    const logout = 'mutation ($token: String!) { logout(refreshToken: $token) }';
    expect(await stranger.query(logout, { token: register.refreshToken })).toEqual({ logout: true });
    const refresh = 'mutation ($token: String!) { refreshSession(refreshToken: $token) { __typename } }';
    expect(await stranger.query(refresh, { token: register.refreshToken })).toEqual({ refreshSession: { __typename: 'InvalidInput' } });
  });

  it('accepts an API key until it is revoked', async () => {
    const user = await stranger.signUp();
    const { createApiKey } = await user.query<{ createApiKey: { secret: string; apiKey: { id: string } } }>(
      'mutation { createApiKey(name: "script") { secret apiKey { id } } }',
    );
    const program = new EarshotClient(earshot, createApiKey.secret);
    expect(await program.query('{ viewer { role } }')).toEqual({ viewer: { role: 'USER' } });
    await user.query('mutation ($id: ID!) { revokeApiKey(id: $id) }', { id: createApiKey.apiKey.id });
    expect((await program.ask('{ viewer { role } }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it.each([
    ['no token', null],
    ['a token of somebody else’s making', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4Iiwicm9sZSI6IkFETUlOIn0.'],
    ['an unknown API key', 'esk_0000000000000000000000000000000000000000000'],
  ])('refuses %s', async (_what, token) => {
    const { errors } = await new EarshotClient(earshot, token).ask('{ viewer { id } }');
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('keeps what belongs to administrators from users', async () => {
    const user = await stranger.signUp();
    const { errors } = await user.ask('mutation { setUserPlan(userId: "x", plan: PRO) { plan } }');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('publishes the key that verifies its tokens, and never the private half', async () => {
    const { keys } = (await (await stranger.get('/.well-known/jwks.json')).json()) as { keys: Record<string, string>[] };
    expect(keys[0]).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' });
    expect(keys[0]).not.toHaveProperty('d');
  });

  it('remembers preferences', async () => {
    const user = await stranger.signUp();
    await user.query('mutation { updatePreferences(input: { autoAnalyze: false, feedbackProfile: PRO }) { autoAnalyze } }');
    expect(await user.query('{ viewer { preferences { autoAnalyze vibeModel feedbackProfile } } }')).toEqual({
      viewer: { preferences: { autoAnalyze: false, vibeModel: 'fast', feedbackProfile: 'PRO' } },
    });
  });
});
