import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { SigningKeys } from './signing-keys';

const issuer = 'earshot';

/** What a token says, or why it says nothing. */
export type VerifiedToken = { readonly state: 'valid'; readonly claims: unknown } | { readonly state: 'expired' | 'invalid' };

/** Tokens that prove by their signature that they are ours: JWT (RFC 7519), ES256 and nothing else, each for one audience. */
@Injectable()
export class SignedTokens {
  constructor(
    private readonly jwt: JwtService,
    private readonly keys: SigningKeys,
  ) {}

  async issue(audience: string, claims: object, expiresAt: Date): Promise<string> {
    const { keyId, privateKeyPem } = await this.keys.current();
    const exp = Math.floor(expiresAt.getTime() / 1000);
    return this.jwt.signAsync({ ...claims, exp }, { algorithm: 'ES256', privateKey: privateKeyPem, keyid: keyId, issuer, audience });
  }

  async verify(audience: string, token: string): Promise<VerifiedToken> {
    const { publicKeyPem } = await this.keys.current();
    try {
      const options = { algorithms: ['ES256' as const], publicKey: publicKeyPem, issuer, audience };
      return { state: 'valid', claims: await this.jwt.verifyAsync<object>(token, options) };
    } catch (error) {
      return { state: error instanceof Error && error.name === 'TokenExpiredError' ? 'expired' : 'invalid' };
    }
  }
}
