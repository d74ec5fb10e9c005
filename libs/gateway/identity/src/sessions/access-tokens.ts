import { EarshotError, type CallerIdentity } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { z } from 'zod';
import { IdentitySettings } from '../identity-settings';
import { SigningKeys } from '../signing-keys/signing-keys';

const issuer = 'earshot';
const audience = 'earshot-api';
const claims = z.object({ sub: z.string().min(1), role: z.enum(['USER', 'ADMIN']) });

/** Access tokens: JWT after RFC 9068 in the main, signed with ES256 and nothing else, alive for minutes. */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly jwt: JwtService,
    private readonly keys: SigningKeys,
    private readonly settings: IdentitySettings,
  ) {}

  async issue(caller: CallerIdentity): Promise<{ accessToken: string; expiresAt: Date }> {
    const { keyId, privateKeyPem } = await this.keys.current();
    const expiresAt = new Date((Math.floor(Date.now() / 1000) + this.settings.accessTokenSeconds) * 1000);
    const accessToken = await this.jwt.signAsync(
      { role: caller.role, exp: expiresAt.getTime() / 1000 },
      { algorithm: 'ES256', privateKey: privateKeyPem, keyid: keyId, issuer, audience, subject: caller.userId },
    );
    return { accessToken, expiresAt };
  }

  /** @throws EarshotError UNAUTHENTICATED for a token that is not ours, altered or expired */
  async verify(accessToken: string): Promise<CallerIdentity> {
    const { publicKeyPem } = await this.keys.current();
    try {
      const options = { algorithms: ['ES256' as const], publicKey: publicKeyPem, issuer, audience };
      const { sub, role } = claims.parse(await this.jwt.verifyAsync<object>(accessToken, options));
      return { userId: sub, tenantId: sub, role };
    } catch (cause) {
      throw new EarshotError('UNAUTHENTICATED', 'The access token is invalid or has expired. Sign in again.', { cause });
    }
  }
}
