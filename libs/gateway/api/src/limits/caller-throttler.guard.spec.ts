import { EarshotError, type CallerIdentity } from '@earshot/contracts';
import { MemoryRateLimitStore } from '@earshot/platform/rate-limit';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host';
import { Test } from '@nestjs/testing';
import { ThrottlerModule } from '@nestjs/throttler';
import { HttpCallers } from '../http/http-callers';
import { CallerThrottlerGuard } from './caller-throttler.guard';

const anna: CallerIdentity = { userId: 'anna', tenantId: 'anna', role: 'USER' };
const limit = 2;

class RecordedReply {
  readonly headers: Record<string, unknown> = {};
  header(name: string, value: unknown): void {
    this.headers[name.toLowerCase()] = value;
  }
}

class Route {
  readonly handle = () => undefined;
}

const find: HttpCallers['find'] = async ({ headers: { authorization } }) => {
  if (authorization === 'Bearer stale') throw new EarshotError('UNAUTHENTICATED', 'It has expired.');
  return authorization === undefined ? null : anna;
};

describe(CallerThrottlerGuard, () => {
  let guard: CallerThrottlerGuard;

  beforeEach(async () => {
    const throttler = ThrottlerModule.forRoot({ storage: new MemoryRateLimitStore(), throttlers: [{ ttl: 60_000, limit }] });
    const testing = await Test.createTestingModule({
      imports: [throttler],
      providers: [CallerThrottlerGuard, { provide: HttpCallers, useValue: { find } }],
    }).compile();
    await testing.init();
    guard = testing.get(CallerThrottlerGuard);
  });

  const contextOf = (type: string, args: unknown[]): ExecutionContextHost => {
    const context = new ExecutionContextHost(args, Route, new Route().handle);
    context.setType(type);
    return context;
  };
  const knock = async ({
    authorization,
    ip = '203.0.113.7',
    url = '/v1/models',
  }: {
    authorization?: string;
    ip?: string;
    url?: string;
  }) => {
    const reply = new RecordedReply();
    const context = contextOf('http', [{ url, ip, headers: { authorization } }, reply]);
    const refusal = await guard.canActivate(context).then(
      () => null,
      (error: unknown) => error,
    );
    return { refusal, headers: reply.headers };
  };
  const knockOften = async (times: number, request: Parameters<typeof knock>[0]) => {
    for (let count = 0; count < times; count += 1) expect((await knock(request)).refusal).toBeNull();
  };

  it('tells the limit to who is let in', async () => {
    const { headers } = await knock({ authorization: 'Bearer key' });
    expect(headers).toEqual({ 'x-ratelimit-limit': 2, 'x-ratelimit-remaining': 1, 'x-ratelimit-reset': 60 });
  });

  it('tells the limit to who is refused, and when to come again', async () => {
    await knockOften(limit, { authorization: 'Bearer key' });
    const { refusal, headers } = await knock({ authorization: 'Bearer key' });
    expect(refusal).toMatchObject({ code: 'RATE_LIMITED', details: { retryAfterSeconds: 60 } });
    expect(headers).toEqual({
      'retry-after': 60,
      'x-ratelimit-limit': 2,
      'x-ratelimit-remaining': 0,
      'x-ratelimit-reset': 60,
    });
  });

  it('tells the same to who asks in GraphQL, and counts both together', async () => {
    await knockOften(limit, { authorization: 'Bearer key' });
    const reply = new RecordedReply();
    const asking = guard.canActivate(contextOf('graphql', [{}, {}, { caller: anna, ipAddress: '203.0.113.7', reply }, {}]));
    await expect(asking).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    expect(reply.headers).toMatchObject({ 'retry-after': 60, 'x-ratelimit-limit': 2, 'x-ratelimit-remaining': 0 });
  });

  it('refuses a subscription too, which has no reply to tell it in', async () => {
    const subscribe = () => guard.canActivate(contextOf('graphql', [{}, {}, { caller: anna, ipAddress: 'unknown', reply: null }, {}]));
    await subscribe();
    await subscribe();
    await expect(subscribe()).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('counts strangers, and who brings a token that proves nothing, by their address', async () => {
    await knockOften(1, {});
    await knockOften(1, { authorization: 'Bearer stale' });
    expect((await knock({})).refusal).toMatchObject({ code: 'RATE_LIMITED' });
    await knockOften(1, { ip: '203.0.113.8' });
    await knockOften(1, { authorization: 'Bearer key' });
  });

  it('lets probes through without counting them', async () => {
    await knockOften(limit + 1, { url: '/health/ready' });
  });
});
