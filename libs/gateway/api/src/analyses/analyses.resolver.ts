import {
  EarshotError,
  listAnalyses,
  requestAnalysis,
  type AnalysisView,
  type AudioFileView,
  type CallerIdentity,
} from '@earshot/contracts';
import { UserRepository } from '@earshot/gateway/identity';
import { MessageBus } from '@earshot/platform/messaging';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { Caller } from '../graphql/caller.decorator';
import { toConnection, toPageRequest, type Connection } from '../graphql/connection';
import { given } from '../graphql/given';
import type { GraphQlContext } from '../graphql/graphql-context';
import { expecting } from '../graphql/user-errors';
import type {
  AnalyzeAudioInput,
  MutationAnalyzeAudioArgs,
  QueryAnalysesArgs,
  QueryAnalysisArgs,
  SubscriptionAnalysisChangedArgs,
} from '../schema-types.generated';
import { followAnalysis } from './follow-analysis';

@Resolver('Analysis')
export class AnalysesResolver {
  constructor(
    private readonly bus: MessageBus,
    private readonly users: UserRepository,
  ) {}

  @Query()
  analysis(@Args() { id }: QueryAnalysisArgs, @Context() { loaders }: GraphQlContext): Promise<AnalysisView | null> {
    return loaders.analyses.load(id);
  }

  @Query()
  async analyses(@Args() { fileId, ...page }: QueryAnalysesArgs, @Caller() caller: CallerIdentity): Promise<Connection<AnalysisView>> {
    return toConnection(await this.bus.request(listAnalyses, { ...given({ fileId }), page: toPageRequest(page, 20) }, { caller }));
  }

  @Mutation()
  analyzeAudio(@Args() { input }: MutationAnalyzeAudioArgs, @Caller() caller: CallerIdentity) {
    return expecting(['NOT_FOUND', 'INVALID_INPUT', 'BUDGET_EXCEEDED'], async () => ({
      __typename: 'Analysis',
      ...(await this.bus.request(requestAnalysis, await this.wanted(input, caller), { caller })),
    }));
  }

  @Subscription('analysisChanged', { resolve: (analysis: AnalysisView) => analysis })
  analysisChanged(@Args() { id }: SubscriptionAnalysisChangedArgs, @Caller() caller: CallerIdentity): AsyncIterable<AnalysisView> {
    return followAnalysis(this.bus, { id, caller });
  }

  @ResolveField()
  async file(@Parent() { fileId }: AnalysisView, @Context() { loaders }: GraphQlContext): Promise<AudioFileView> {
    const file = await loaders.files.load(fileId);
    if (file === null) throw new EarshotError('NOT_FOUND', 'The file of this analysis was deleted.');
    return file;
  }

  @ResolveField()
  vibe(@Parent() { vibe }: AnalysisView) {
    if (vibe === null) return null;
    const { production_notes, production_tips, creative_ideas, fl_studio_recommendations, ...rest } = vibe;
    return {
      ...rest,
      productionNotes: production_notes,
      productionTips: production_tips,
      creativeIdeas: creative_ideas,
      flStudioRecommendations: fl_studio_recommendations,
    };
  }

  private async wanted({ fileId, ...input }: AnalyzeAudioInput, caller: CallerIdentity) {
    const user = await this.users.find(caller.userId);
    if (user === null) throw new EarshotError('UNAUTHENTICATED', 'The account is no longer there.');
    const { autoAnalyze, vibeModel } = user.preferences;
    const byDefault = { level: 'DETAILED', interpret: true, force: false, waitSeconds: 0 } as const;
    return { ...byDefault, ...given(input), fileId, preferences: { autoAnalyze, vibeModel } };
  }
}
