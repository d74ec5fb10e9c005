import { findCacheStats, type CacheStats, type CallerIdentity } from '@earshot/contracts';
import { MessageBus } from '@earshot/platform/messaging';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Caller } from '../graphql/caller.decorator';
import { given } from '../graphql/given';
import type { MutationClearCacheArgs } from '../schema-types.generated';
import { ClearAnswers } from './clear-answers';

@Resolver()
export class CacheResolver {
  constructor(
    private readonly bus: MessageBus,
    private readonly clear: ClearAnswers,
  ) {}

  @Query()
  cacheStats(@Caller() caller: CallerIdentity): Promise<CacheStats> {
    return this.bus.request(findCacheStats, {}, { caller });
  }

  @Mutation()
  clearCache(@Args() answers: MutationClearCacheArgs, @Caller() caller: CallerIdentity): Promise<number> {
    return this.clear.execute(given(answers), caller);
  }
}
