import { countAudioFiles, EarshotError, findBudget, type CallerIdentity, type Plan } from '@earshot/contracts';
import { UserRepository } from '@earshot/gateway/identity';
import { MessageBus } from '@earshot/platform/messaging';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller } from '../graphql/caller.decorator';
import { given } from '../graphql/given';
import type { MutationUpdatePreferencesArgs, Preferences } from '../schema-types.generated';
import { viewPreferences, viewUser, type UserView } from './user.view';

@Resolver('User')
export class UsersResolver {
  constructor(
    private readonly users: UserRepository,
    private readonly bus: MessageBus,
  ) {}

  @Query()
  async viewer(@Caller() caller: CallerIdentity): Promise<UserView> {
    const user = await this.users.find(caller.userId);
    if (user === null) throw new EarshotError('UNAUTHENTICATED', 'The account is no longer there.');
    return viewUser(user);
  }

  @Mutation()
  async updatePreferences(@Args() { input }: MutationUpdatePreferencesArgs, @Caller() caller: CallerIdentity): Promise<Preferences> {
    const user = await this.users.changePreferences(caller.userId, given(input));
    if (user === null) throw new EarshotError('UNAUTHENTICATED', 'The account is no longer there.');
    return viewPreferences(user.preferences);
  }

  @ResolveField()
  async plan(@Parent() { id, role }: UserView): Promise<Plan> {
    return (await this.bus.request(findBudget, {}, { caller: { userId: id, tenantId: id, role } })).plan;
  }

  @ResolveField()
  async totalUploads(@Parent() user: UserView): Promise<number> {
    return (await this.count(user)).files;
  }

  @ResolveField()
  async totalAnalyses(@Parent() user: UserView): Promise<number> {
    return (await this.count(user)).analyses;
  }

  private count({ id, role }: UserView): Promise<{ files: number; analyses: number }> {
    return this.bus.request(countAudioFiles, {}, { caller: { userId: id, tenantId: id, role } });
  }
}
