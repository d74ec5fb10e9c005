import {
  listModels,
  listPromptTemplates,
  listTaskRoutes,
  type CallerIdentity,
  type ModelView,
  type PromptTemplateView,
  type TaskRouteView,
} from '@earshot/contracts';
import { MessageBus } from '@earshot/platform/messaging';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Caller } from '../graphql/caller.decorator';
import type { MutationSwitchApiKeyArgs } from '../schema-types.generated';
import { SwitchApiKey } from './switch-api-key';

@Resolver('Model')
export class ModelsResolver {
  constructor(
    private readonly bus: MessageBus,
    private readonly switchKey: SwitchApiKey,
  ) {}

  @Query()
  async models(@Caller() caller: CallerIdentity): Promise<ModelView[]> {
    return (await this.bus.request(listModels, {}, { caller })).models;
  }

  @Query()
  async taskRoutes(@Caller() caller: CallerIdentity): Promise<TaskRouteView[]> {
    return (await this.bus.request(listTaskRoutes, {}, { caller })).routes;
  }

  @Query()
  async promptTemplates(@Caller() caller: CallerIdentity): Promise<PromptTemplateView[]> {
    return (await this.bus.request(listPromptTemplates, {}, { caller })).templates;
  }

  @Mutation()
  async switchApiKey(@Args() { provider, key }: MutationSwitchApiKeyArgs, @Caller() caller: CallerIdentity): Promise<boolean> {
    await this.switchKey.execute(provider, key, caller);
    return true;
  }
}
