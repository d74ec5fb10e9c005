import { randomBytes } from 'node:crypto';
import { Accounts, ApiKeys, IdentitySettings, UserRepository, type UserDocument } from '@earshot/gateway/identity';
import { Injectable } from '@nestjs/common';

const ownerEmail = 'owner@earshot.local';

/** The account that owns a new installation: the administrator that the operator named, or one that is made. */
@Injectable()
export class OwnerAccount {
  constructor(
    private readonly users: UserRepository,
    private readonly accounts: Accounts,
    private readonly apiKeys: ApiKeys,
    private readonly settings: IdentitySettings,
  ) {}

  /** @returns the account, and its password when it was made now */
  async ensure(): Promise<{ user: UserDocument; password: string | null }> {
    const known = await this.users.findByEmail(this.settings.administrator?.email ?? ownerEmail);
    if (known !== null) return { user: known, password: null };
    const password = randomBytes(15).toString('base64url');
    return { user: await this.accounts.create({ email: ownerEmail, username: 'Owner', password }, 'ADMIN'), password };
  }

  async createKey(user: UserDocument): Promise<string> {
    return (await this.apiKeys.create(user._id, 'first start')).secret;
  }
}
