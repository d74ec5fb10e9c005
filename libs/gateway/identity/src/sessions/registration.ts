import { EarshotError } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log';
import { IdentitySettings } from '../identity-settings';
import { Accounts } from '../users/accounts';
import type { NewAccount } from './credentials';
import { Sessions, type OpenSession } from './sessions';

/** Lets new people in, where the operator wants that. */
@Injectable()
export class Registration {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly audit: AuditLog,
    private readonly settings: IdentitySettings,
  ) {}

  /** @throws EarshotError INVALID_INPUT; CONFLICT when the address has an account or registration is closed */
  async register(account: NewAccount): Promise<OpenSession> {
    if (!this.settings.registrationIsOpen)
      throw new EarshotError('CONFLICT', 'Registration is closed here. Ask an administrator for an account.');
    const user = await this.accounts.create(account);
    await this.audit.record('account.registered', { userId: user._id });
    return this.sessions.openFor(user);
  }
}
