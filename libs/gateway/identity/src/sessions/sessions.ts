import { EarshotError } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log';
import { PasswordHasher } from '../passwords/password-hasher';
import { callerOf } from '../users/accounts';
import type { UserDocument } from '../users/user.document';
import { UserRepository } from '../users/user.repository';
import { AccessTokens } from './access-tokens';
import { isPossiblePassword } from './credentials';
import { RefreshTokens } from './refresh-tokens';

/** A signed-in session as it is handed out. */
export interface OpenSession {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: Date;
  readonly user: UserDocument;
}

/** Opens, renews and closes sessions. */
@Injectable()
export class Sessions {
  constructor(
    private readonly users: UserRepository,
    private readonly hasher: PasswordHasher,
    private readonly accessTokens: AccessTokens,
    private readonly refreshTokens: RefreshTokens,
    private readonly audit: AuditLog,
  ) {}

  /** @throws EarshotError INVALID_INPUT, in the same words whether the address or the password is wrong */
  async open(email: string, password: string): Promise<OpenSession> {
    const user = await this.users.findByEmail(email);
    const matches = isPossiblePassword(password) && (await this.hasher.verify(user?.passwordHash ?? null, password));
    if (user === null || !matches || !user.isActive) {
      await this.audit.record('session.refused', { subject: user?._id ?? null });
      throw new EarshotError('INVALID_INPUT', 'The e-mail address or the password is wrong.');
    }
    return this.openFor(user);
  }

  /** A new session for somebody who has proved who they are. */
  async openFor(user: UserDocument): Promise<OpenSession> {
    await this.audit.record('session.opened', { userId: user._id });
    return this.handOut(user, await this.refreshTokens.issue(user._id));
  }

  /** @throws EarshotError INVALID_INPUT for a token that cannot be exchanged */
  async renew(refreshToken: string): Promise<OpenSession> {
    try {
      const { userId, familyId } = await this.refreshTokens.exchange(refreshToken);
      const user = await this.users.find(userId);
      if (user?.isActive !== true) throw new EarshotError('UNAUTHENTICATED', 'The account is no longer in use.');
      return await this.handOut(user, await this.refreshTokens.issue(userId, familyId));
    } catch (error) {
      if (!(error instanceof EarshotError) || error.code !== 'UNAUTHENTICATED') throw error;
      await this.audit.record('refresh-token.refused', {});
      throw new EarshotError('INVALID_INPUT', error.message, { details: { field: 'refreshToken' }, cause: error });
    }
  }

  /** @returns whether there was such a session */
  async close(refreshToken: string): Promise<boolean> {
    const closed = await this.refreshTokens.revoke(refreshToken);
    if (closed) await this.audit.record('session.closed', {});
    return closed;
  }

  private async handOut(user: UserDocument, refreshToken: string): Promise<OpenSession> {
    const { accessToken, expiresAt } = await this.accessTokens.issue(callerOf(user));
    return { accessToken, refreshToken, expiresAt, user };
  }
}
