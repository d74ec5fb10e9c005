import { EarshotError, isEarshotError, type CallerIdentity, type Role } from '@earshot/contracts';
import { ulid } from '@earshot/platform/identifiers';
import { Injectable } from '@nestjs/common';
import { PasswordHasher } from '../passwords/password-hasher';
import { checkNewAccount, type NewAccount } from '../sessions/credentials';
import type { Preferences, UserDocument } from './user.document';
import { UserRepository } from './user.repository';

const defaultPreferences: Preferences = { autoAnalyze: true, vibeModel: 'fast', feedbackProfile: 'DETAILED' };

/** Makes accounts. */
@Injectable()
export class Accounts {
  constructor(
    private readonly users: UserRepository,
    private readonly hasher: PasswordHasher,
  ) {}

  /** @throws EarshotError INVALID_INPUT; CONFLICT when the address has an account */
  async create(input: NewAccount, role: Role = 'USER'): Promise<UserDocument> {
    const { email, username, password } = checkNewAccount(input);
    const user: UserDocument = {
      _id: ulid(),
      email,
      username,
      passwordHash: await this.hasher.hash(password),
      role,
      isActive: true,
      preferences: defaultPreferences,
      createdAt: new Date(),
    };
    await this.users.insert(user).catch((error: unknown) => {
      if (!isEarshotError(error, 'CONFLICT')) throw error;
      throw new EarshotError('CONFLICT', 'This e-mail address has an account already. Sign in, or use another one.', { cause: error });
    });
    return user;
  }
}

/** @returns as whom a user acts; every user is a tenant of one */
export const callerOf = ({ _id, role }: UserDocument): CallerIdentity => ({ userId: _id, tenantId: _id, role });
