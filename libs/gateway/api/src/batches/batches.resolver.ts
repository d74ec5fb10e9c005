import {
  cancelBatch,
  EarshotError,
  findBatch,
  isEarshotError,
  listBatches,
  listBatchItems,
  retryBatch,
  submitBatch,
  type BatchItemView,
  type BatchView,
  type CallerIdentity,
} from '@earshot/contracts';
import { UserRepository } from '@earshot/gateway/identity';
import { EventLog, MessageBus } from '@earshot/platform/messaging';
import { Args, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { Caller } from '../graphql/caller.decorator';
import { toConnection, toPageRequest, type Connection } from '../graphql/connection';
import { given } from '../graphql/given';
import { expecting } from '../graphql/user-errors';
import type {
  BatchJobItemsArgs,
  BatchProgress,
  MutationCancelBatchArgs,
  MutationRetryBatchArgs,
  MutationSubmitBatchArgs,
  QueryBatchJobArgs,
  QueryBatchJobsArgs,
  SubscriptionBatchProgressArgs,
} from '../schema-types.generated';
import { followBatch } from './follow-batch';

@Resolver('BatchJob')
export class BatchesResolver {
  constructor(
    private readonly bus: MessageBus,
    private readonly log: EventLog,
    private readonly users: UserRepository,
  ) {}

  @Query()
  async batchJob(@Args() { id }: QueryBatchJobArgs, @Caller() caller: CallerIdentity): Promise<BatchView | null> {
    try {
      return await this.bus.request(findBatch, { id }, { caller });
    } catch (error) {
      if (isEarshotError(error, 'NOT_FOUND')) return null;
      throw error;
    }
  }

  @Query()
  async batchJobs(@Args() page: QueryBatchJobsArgs, @Caller() caller: CallerIdentity): Promise<Connection<BatchView>> {
    return toConnection(await this.bus.request(listBatches, { page: toPageRequest(page, 20) }, { caller }));
  }

  @Mutation()
  submitBatch(@Args() { input }: MutationSubmitBatchArgs, @Caller() caller: CallerIdentity) {
    return expecting(['INVALID_INPUT', 'NOT_FOUND', 'BUDGET_EXCEEDED', 'CONFLICT'], async () => {
      const user = await this.users.find(caller.userId);
      if (user === null) throw new EarshotError('UNAUTHENTICATED', 'The account is no longer there.');
      const byDefault = { level: 'DETAILED', interpret: true, dryRun: false } as const;
      const wanted = { ...byDefault, ...given(input), fileIds: [...input.fileIds], vibeModel: user.preferences.vibeModel };
      const { quote, batch } = await this.bus.request(submitBatch, wanted, { caller });
      return batch === null ? { __typename: 'BatchQuote', ...quote } : { __typename: 'BatchJob', ...batch };
    });
  }

  @Mutation()
  cancelBatch(@Args() { id }: MutationCancelBatchArgs, @Caller() caller: CallerIdentity) {
    return expecting(['NOT_FOUND', 'CONFLICT'], async () => ({
      __typename: 'BatchJob',
      ...(await this.bus.request(cancelBatch, { id }, { caller })),
    }));
  }

  @Mutation()
  retryBatch(@Args() { id }: MutationRetryBatchArgs, @Caller() caller: CallerIdentity) {
    return expecting(['NOT_FOUND', 'CONFLICT'], async () => ({
      __typename: 'BatchJob',
      ...(await this.bus.request(retryBatch, { id }, { caller })),
    }));
  }

  @Subscription('batchProgress', { resolve: (progress: BatchProgress) => progress })
  batchProgress(@Args() { id, after }: SubscriptionBatchProgressArgs, @Caller() caller: CallerIdentity) {
    return followBatch({ bus: this.bus, log: this.log }, { id, after: after ?? undefined, caller });
  }

  @ResolveField()
  async items(
    @Parent() { id }: BatchView,
    @Args() page: BatchJobItemsArgs,
    @Caller() caller: CallerIdentity,
  ): Promise<Connection<BatchItemView>> {
    return toConnection(await this.bus.request(listBatchItems, { batchId: id, page: toPageRequest(page, 50) }, { caller }));
  }
}
