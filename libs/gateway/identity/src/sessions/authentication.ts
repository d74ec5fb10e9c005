import { EarshotError, type CallerIdentity } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { ApiKeys } from '../api-keys/api-keys';
import { callerOf } from '../users/accounts';
import { UserRepository } from '../users/user.repository';
import { AccessTokens } from './access-tokens';

/** Tells who is calling from what they bring: an access token or an API key. */
@Injectable()
export class Authentication {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly apiKeys: ApiKeys,
    private readonly users: UserRepository,
  ) {}

  /**
   * @param authorization the value of the Authorization header
   * @returns null when there is none
   * @throws EarshotError UNAUTHENTICATED when there is one that proves nothing
   */
  async identify(authorization: string | undefined): Promise<CallerIdentity | null> {
    if (authorization === undefined || authorization === '') return null;
    const [, token] = /^Bearer +([\w.~+/=-]{1,4096})$/i.exec(authorization) ?? [];
    if (token === undefined) throw new EarshotError('UNAUTHENTICATED', 'Send the token as `Authorization: Bearer <token>`.');
    return ApiKeys.isApiKey(token) ? this.identifyByKey(token) : this.accessTokens.verify(token);
  }

  private async identifyByKey(secret: string): Promise<CallerIdentity> {
    const caller = await this.apiKeys.identify(secret, async (userId) => {
      const user = await this.users.find(userId);
      return user?.isActive === true ? callerOf(user) : null;
    });
    if (caller === null) throw new EarshotError('UNAUTHENTICATED', 'The API key is unknown or was revoked.');
    return caller;
  }
}
