import { EarshotError, separateStems, type AudioFileView, type CallerIdentity, type StemView } from '@earshot/contracts';
import { MessageBus } from '@earshot/platform/messaging';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller } from '../graphql/caller.decorator';
import type { GraphQlContext } from '../graphql/graphql-context';
import { expecting } from '../graphql/user-errors';
import type { MutationSeparateStemsArgs } from '../schema-types.generated';
import { stemUrl } from './stem-address';

interface StemSetView {
  readonly fileId: string;
  readonly stems: readonly StemView[];
}

@Resolver('StemSet')
export class StemsResolver {
  constructor(private readonly bus: MessageBus) {}

  @Mutation()
  separateStems(@Args() { fileId, kinds }: MutationSeparateStemsArgs, @Caller() caller: CallerIdentity) {
    return expecting(['NOT_FOUND', 'INVALID_INPUT'], async () => ({
      __typename: 'StemSet',
      fileId,
      ...(await this.bus.request(separateStems, { fileId, kinds: [...kinds] }, { caller })),
    }));
  }

  @ResolveField()
  async file(@Parent() { fileId }: StemSetView, @Context() { loaders }: GraphQlContext): Promise<AudioFileView> {
    const file = await loaders.files.load(fileId);
    if (file === null) throw new EarshotError('NOT_FOUND', 'The file of these stems was deleted.');
    return file;
  }

  @ResolveField()
  stems(@Parent() { fileId, stems }: StemSetView, @Context() { req }: GraphQlContext) {
    return stems.map(({ kind, durationSeconds }) => ({ kind, durationSeconds, downloadUrl: stemUrl(fileId, kind, req) }));
  }
}
