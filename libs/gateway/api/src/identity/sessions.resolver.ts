import { Registration, Sessions } from '@earshot/gateway/identity';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { expecting } from '../graphql/user-errors';
import type { MutationLoginArgs, MutationLogoutArgs, MutationRefreshSessionArgs, MutationRegisterArgs } from '../schema-types.generated';
import { viewSession } from './user.view';

@Resolver()
export class SessionsResolver {
  constructor(
    private readonly sessions: Sessions,
    private readonly registration: Registration,
  ) {}

  @Mutation()
  register(@Args() account: MutationRegisterArgs) {
    return expecting(['INVALID_INPUT', 'CONFLICT'], async () => viewSession(await this.registration.register(account)));
  }

  @Mutation()
  login(@Args() { email, password }: MutationLoginArgs) {
    return expecting(['INVALID_INPUT'], async () => viewSession(await this.sessions.open(email, password)));
  }

  @Mutation()
  refreshSession(@Args() { refreshToken }: MutationRefreshSessionArgs) {
    return expecting(['INVALID_INPUT'], async () => viewSession(await this.sessions.renew(refreshToken)));
  }

  @Mutation()
  logout(@Args() { refreshToken }: MutationLogoutArgs): Promise<boolean> {
    return this.sessions.close(refreshToken);
  }
}
