import { listModels, type CallerIdentity, type ModelView } from '@earshot/contracts';
import { MessageBus } from '@earshot/platform/messaging';
import { Query, Resolver } from '@nestjs/graphql';
import { Caller } from '../graphql/caller.decorator';

@Resolver('Model')
export class ModelsResolver {
  constructor(private readonly bus: MessageBus) {}

  @Query()
  async models(@Caller() caller: CallerIdentity): Promise<ModelView[]> {
    return (await this.bus.request(listModels, {}, { caller })).models;
  }
}
