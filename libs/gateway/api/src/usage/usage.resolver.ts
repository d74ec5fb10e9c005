import {
  EarshotError,
  findBudget,
  listUsageRecords,
  rebuildRollups,
  reconcileLedger,
  reportUsage,
  setBudgetUsd,
  setPlan,
  type BudgetView,
  type CallerIdentity,
  type ReconciliationReport,
  type UsageReport,
} from '@earshot/contracts';
import { AuditLog, UserRepository } from '@earshot/gateway/identity';
import { EventLog, MessageBus } from '@earshot/platform/messaging';
import { Args, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import { Caller } from '../graphql/caller.decorator';
import { toConnection, toPageRequest } from '../graphql/connection';
import { given } from '../graphql/given';
import type {
  MutationRebuildUsageRollupsArgs,
  MutationSetUserBudgetUsdArgs,
  MutationSetUserPlanArgs,
  QueryUsageArgs,
  QueryUsageRecordsArgs,
  SubscriptionUsageRecordedArgs,
  UsageRebuild,
  UsageRecord,
} from '../schema-types.generated';
import { followAlerts, followUsage, type BudgetAlert } from './follow-usage';

@Resolver()
export class UsageResolver {
  constructor(
    private readonly bus: MessageBus,
    private readonly log: EventLog,
    private readonly audit: AuditLog,
    private readonly users: UserRepository,
  ) {}

  @Query()
  budget(@Caller() caller: CallerIdentity): Promise<BudgetView> {
    return this.bus.request(findBudget, {}, { caller });
  }

  @Query()
  usage(@Args() { filter, groupBy }: QueryUsageArgs, @Caller() caller: CallerIdentity): Promise<UsageReport> {
    return this.bus.request(reportUsage, { filter: given(filter), groupBy: groupBy ?? 'DAY' }, { caller });
  }

  @Query()
  async usageRecords(@Args() { filter, ...page }: QueryUsageRecordsArgs, @Caller() caller: CallerIdentity) {
    const records = await this.bus.request(listUsageRecords, { filter: given(filter), page: toPageRequest(page, 50) }, { caller });
    return toConnection({ ...records, nodes: records.nodes.map((record, index) => ({ ...record, cursor: records.cursors[index] ?? '' })) });
  }

  @Mutation()
  async setUserPlan(@Args() { userId, plan }: MutationSetUserPlanArgs, @Caller() caller: CallerIdentity): Promise<BudgetView> {
    await this.assertUser(userId);
    const budget = await this.bus.request(setPlan, { tenantId: userId, plan }, { caller });
    await this.audit.record('plan.changed', { userId: caller.userId, subject: userId });
    return budget;
  }

  @Mutation()
  async setUserBudgetUsd(
    @Args() { userId, monthlyLimitUsd = null }: MutationSetUserBudgetUsdArgs,
    @Caller() caller: CallerIdentity,
  ): Promise<BudgetView> {
    await this.assertUser(userId);
    const budget = await this.bus.request(setBudgetUsd, { tenantId: userId, monthlyLimitUsd }, { caller });
    await this.audit.record('budget.changed', { userId: caller.userId, subject: userId });
    return budget;
  }

  @Query()
  reconciliation(@Caller() caller: CallerIdentity): Promise<ReconciliationReport> {
    return this.bus.request(reconcileLedger, {}, { caller });
  }

  @Mutation()
  rebuildUsageRollups(@Args() { from }: MutationRebuildUsageRollupsArgs, @Caller() caller: CallerIdentity): Promise<UsageRebuild> {
    return this.bus.request(rebuildRollups, from === null || from === undefined ? {} : { from }, { caller });
  }

  @Subscription('usageRecorded', { resolve: (record: UsageRecord) => record })
  usageRecorded(@Args() { after }: SubscriptionUsageRecordedArgs): AsyncIterableIterator<UsageRecord> {
    return followUsage(this.log, after ?? undefined);
  }

  @Subscription('budgetAlert', { resolve: (budget: BudgetAlert) => budget })
  budgetAlert(@Caller() { tenantId }: CallerIdentity): AsyncIterableIterator<BudgetAlert> {
    return followAlerts(this.log, tenantId);
  }

  private async assertUser(userId: string): Promise<void> {
    if ((await this.users.find(userId)) === null) throw new EarshotError('NOT_FOUND', `There is no user ${userId}.`);
  }
}
