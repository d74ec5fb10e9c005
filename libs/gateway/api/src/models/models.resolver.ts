import {
  apiKeyName,
  EarshotError,
  listModels,
  listPromptTemplates,
  listTaskRoutes,
  switchApiKey,
  type CallerIdentity,
  type ModelView,
  type PromptTemplateView,
  type TaskRouteView,
} from '@earshot/contracts';
import { AuditLog } from '@earshot/gateway/identity';
import { MessageBus } from '@earshot/platform/messaging';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Caller } from '../graphql/caller.decorator';
import type { MutationSwitchApiKeyArgs } from '../schema-types.generated';

@Resolver('Model')
export class ModelsResolver {
  constructor(
    private readonly bus: MessageBus,
    private readonly audit: AuditLog,
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
    const wanted = apiKeyName.safeParse(key);
    if (!wanted.success) throw new EarshotError('INVALID_INPUT', 'key: primary or secondary is expected.', { details: { field: 'key' } });
    await this.bus.request(switchApiKey, { provider, key: wanted.data }, { caller });
    await this.audit.record('provider-key.switched', { userId: caller.userId, subject: `${provider}:${key}` });
    return true;
  }
}
