import { EarshotError, type CallerIdentity } from '@earshot/contracts';
import { Authentication } from '@earshot/gateway/identity';
import type { FastifyRequest } from 'fastify';
import { HttpCallers } from './http-callers';

const anna: CallerIdentity = { userId: 'anna', tenantId: 'anna', role: 'USER' };
const requestWith = (authorization?: string) => ({ headers: { authorization } }) as FastifyRequest;

describe(HttpCallers, () => {
  const looks: (string | undefined)[] = [];
  const identify: Authentication['identify'] = async (authorization) => {
    looks.push(authorization);
    if (authorization === 'Bearer stale') throw new EarshotError('UNAUTHENTICATED', 'It has expired.');
    return authorization === undefined ? null : anna;
  };
  const callers = new HttpCallers({ identify } as Authentication);
  beforeEach(() => looks.splice(0));

  it('looks once at a request, however many want to know', async () => {
    const request = requestWith('Bearer key');
    expect(await Promise.all([callers.find(request), callers.identify(request)])).toEqual([anna, anna]);
    expect(looks).toEqual(['Bearer key']);
  });

  it('looks at each request anew: a key that was revoked since is not believed', async () => {
    await callers.find(requestWith('Bearer key'));
    await callers.find(requestWith('Bearer key'));
    expect(looks).toHaveLength(2);
  });

  it('refuses who brings no proof, or one that proves nothing, to each who asks', async () => {
    await expect(callers.identify(requestWith())).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const request = requestWith('Bearer stale');
    await expect(callers.find(request)).rejects.toMatchObject({ message: 'It has expired.' });
    await expect(callers.identify(request)).rejects.toMatchObject({ message: 'It has expired.' });
  });

  it('refuses everybody but administrators where only they may', async () => {
    await expect(callers.identifyAdministrator(requestWith('Bearer key'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
