import { generateKeyPairSync } from 'node:crypto';
import type { CallerIdentity } from '@earshot/contracts';
import type { DocumentStore } from '@earshot/platform/persistence';
import { JwtService } from '@nestjs/jwt';
import type { IdentitySettings } from '../identity-settings';
import { SignedTokens } from '../signing-keys/signed-tokens';
import { SigningKeys } from '../signing-keys/signing-keys';
import { AccessTokens } from './access-tokens';

const anna: CallerIdentity = { userId: 'anna', tenantId: 'anna', role: 'USER' };
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
// The operator's key is used, so that no store is asked.
const unusedStore = { collection: () => ({}) } as unknown as DocumentStore;
const jwt = new JwtService({});

function tokensThatLive(accessTokenSeconds: number): { access: AccessTokens; signed: SignedTokens } {
  const settings: IdentitySettings = {
    registrationIsOpen: true,
    administrator: null,
    privateKeyPem,
    accessTokenSeconds,
    refreshTokenSeconds: 60,
  };
  const signed = new SignedTokens(jwt, new SigningKeys(unusedStore, settings));
  return { access: new AccessTokens(signed, settings), signed };
}

describe(AccessTokens, () => {
  const { access, signed } = tokensThatLive(900);

  it('tells who somebody is for as long as the token lives', async () => {
    const { accessToken, expiresAt } = await access.issue(anna);
    expect(await access.verify(accessToken)).toEqual(anna);
    expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(900_000);
  });

  it('refuses a token that has expired', async () => {
    const { accessToken } = await tokensThatLive(-5).access.issue(anna);
    await expect(access.verify(accessToken)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('refuses a token whose claims were altered', async () => {
    const { accessToken } = await access.issue(anna);
    const [header, , signature] = accessToken.split('.');
    const forged = Buffer.from(JSON.stringify({ sub: 'anna', role: 'ADMIN', iss: 'earshot', aud: 'earshot-api' })).toString('base64url');
    await expect(access.verify([header, forged, signature].join('.'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('refuses a token that was signed with the public key as if it were a secret', async () => {
    const { keys } = await new SigningKeys(unusedStore, { privateKeyPem } as IdentitySettings).publicKeys();
    const confused = await jwt.signAsync(
      { sub: 'anna', role: 'ADMIN' },
      { algorithm: 'HS256', secret: JSON.stringify(keys[0]), issuer: 'earshot', audience: 'earshot-api' },
    );
    await expect(access.verify(confused)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('refuses a token that was signed with no algorithm at all', async () => {
    const unsigned = [{ alg: 'none' }, { sub: 'anna', role: 'ADMIN', iss: 'earshot', aud: 'earshot-api' }].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    );
    await expect(access.verify(`${unsigned.join('.')}.`)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('refuses a token of ours that is meant for something else', async () => {
    const upload = await signed.issue('earshot-upload', { sub: 'anna', role: 'USER' }, new Date(Date.now() + 60_000));
    await expect(access.verify(upload)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
