import { Module, type DynamicModule } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { ApiKeys } from './api-keys/api-keys';
import { AuditLog } from './audit/audit-log';
import { IdentitySettings } from './identity-settings';
import { PasswordHasher } from './passwords/password-hasher';
import { AccessTokens } from './sessions/access-tokens';
import { Authentication } from './sessions/authentication';
import { RefreshTokens } from './sessions/refresh-tokens';
import { Registration } from './sessions/registration';
import { Sessions } from './sessions/sessions';
import { SignedTokens } from './signing-keys/signed-tokens';
import { SigningKeys } from './signing-keys/signing-keys';
import { Accounts } from './users/accounts';
import { EnsureAdministrator } from './users/ensure-administrator';
import { UserRepository } from './users/user.repository';

const shared = [Accounts, ApiKeys, AuditLog, Authentication, Registration, Sessions, SignedTokens, SigningKeys, UserRepository];

/** Who may come in, and as whom. It needs persistence around it. */
@Module({})
export class IdentityModule {
  static register(settings: IdentitySettings): DynamicModule {
    return {
      module: IdentityModule,
      imports: [JwtModule.register({})],
      providers: [
        { provide: IdentitySettings, useValue: settings },
        ...shared,
        AccessTokens,
        RefreshTokens,
        PasswordHasher,
        EnsureAdministrator,
      ],
      exports: [IdentitySettings, ...shared],
    };
  }
}
