import type { AnalysisView, BatchItemView } from '@earshot/contracts';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQlContext } from '../graphql/graphql-context';

@Resolver('BatchItem')
export class BatchItemsResolver {
  @ResolveField()
  analysis(@Parent() { analysisId }: BatchItemView, @Context() { loaders }: GraphQlContext): Promise<AnalysisView | null> | null {
    return analysisId === null ? null : loaders.analyses.load(analysisId);
  }
}
