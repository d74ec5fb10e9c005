import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { IdentitySettings } from '../identity-settings';
import { PasswordHasher } from '../passwords/password-hasher';
import { Accounts } from './accounts';
import { UserRepository } from './user.repository';

const retryMs = 5_000;

/** Makes the administrator that the operator has named, or brings an existing account up to that. */
@Injectable()
export class EnsureAdministrator implements OnApplicationBootstrap {
  private readonly logger = new Logger(EnsureAdministrator.name);

  constructor(
    private readonly users: UserRepository,
    private readonly accounts: Accounts,
    private readonly hasher: PasswordHasher,
    private readonly settings: IdentitySettings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { administrator } = this.settings;
    if (administrator === null) return;
    try {
      await this.ensure(administrator);
    } catch (error) {
      // The store may still be starting; the process serves meanwhile and tries again.
      this.logger.warn({ message: 'The administrator account could not be written yet.', error });
      setTimeout(() => void this.onApplicationBootstrap(), retryMs).unref();
    }
  }

  private async ensure({ email, password }: { email: string; password: string }): Promise<void> {
    const user = await this.users.findByEmail(email);
    if (user === null) {
      await this.accounts.create({ email, username: 'Administrator', password }, 'ADMIN');
      return;
    }
    if (user.role !== 'ADMIN' || !user.isActive) await this.users.changeRole(user._id, 'ADMIN');
    if (!(await this.hasher.verify(user.passwordHash, password)))
      await this.users.changePassword(user._id, await this.hasher.hash(password));
  }
}
