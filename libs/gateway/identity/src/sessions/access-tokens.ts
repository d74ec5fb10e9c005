import { EarshotError, type CallerIdentity } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { IdentitySettings } from '../identity-settings';
import { SignedTokens } from '../signing-keys/signed-tokens';

const audience = 'earshot-api';
const claims = z.object({ sub: z.string().min(1), role: z.enum(['USER', 'ADMIN']) });

/** Access tokens: they prove for some minutes who somebody is, without a look into the store. */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly tokens: SignedTokens,
    private readonly settings: IdentitySettings,
  ) {}

  async issue({ userId, role }: CallerIdentity): Promise<{ accessToken: string; expiresAt: Date }> {
    const expiresAt = new Date((Math.floor(Date.now() / 1000) + this.settings.accessTokenSeconds) * 1000);
    return { accessToken: await this.tokens.issue(audience, { sub: userId, role }, expiresAt), expiresAt };
  }

  /** @throws EarshotError UNAUTHENTICATED for a token that is not ours, altered or expired */
  async verify(accessToken: string): Promise<CallerIdentity> {
    const verified = await this.tokens.verify(audience, accessToken);
    const known = verified.state === 'valid' ? claims.safeParse(verified.claims) : undefined;
    if (known?.success !== true) throw new EarshotError('UNAUTHENTICATED', 'The access token is invalid or has expired. Sign in again.');
    const { sub, role } = known.data;
    return { userId: sub, tenantId: sub, role };
  }
}
