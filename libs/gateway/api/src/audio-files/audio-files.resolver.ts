import {
  deleteAudioFile,
  findWaveform,
  listAudioFiles,
  tagAudioFile,
  type AnalysisView,
  type AudioFileView,
  type CallerIdentity,
  type Waveform,
} from '@earshot/contracts';
import { MessageBus } from '@earshot/platform/messaging';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller } from '../graphql/caller.decorator';
import { toConnection, toPageRequest, type Connection } from '../graphql/connection';
import { given } from '../graphql/given';
import type { GraphQlContext } from '../graphql/graphql-context';
import { expecting } from '../graphql/user-errors';
import { downloadUrl } from '../uploads/download-url';
import { UploadTargets } from '../uploads/upload-targets';
import type {
  AudioFileFilter,
  AudioFileWaveformArgs,
  MutationCreateUploadArgs,
  MutationDeleteAudioFileArgs,
  MutationTagAudioFileArgs,
  QueryAudioFileArgs,
  QueryAudioFilesArgs,
} from '../schema-types.generated';

@Resolver('AudioFile')
export class AudioFilesResolver {
  constructor(
    private readonly bus: MessageBus,
    private readonly uploads: UploadTargets,
  ) {}

  @Query()
  audioFile(@Args() { id }: QueryAudioFileArgs, @Context() { loaders }: GraphQlContext): Promise<AudioFileView | null> {
    return loaders.files.load(id);
  }

  @Query()
  async audioFiles(@Args() { filter, ...page }: QueryAudioFilesArgs, @Caller() caller: CallerIdentity): Promise<Connection<AudioFileView>> {
    return toConnection(await this.bus.request(listAudioFiles, { filter: toFilter(filter), page: toPageRequest(page, 20) }, { caller }));
  }

  @Mutation()
  createUpload(@Args() announced: MutationCreateUploadArgs, @Caller() caller: CallerIdentity, @Context() { req }: GraphQlContext) {
    return expecting(['INVALID_INPUT'], async () => ({
      __typename: 'UploadTarget',
      ...(await this.uploads.create(announced, caller, req)),
    }));
  }

  @Mutation()
  tagAudioFile(@Args() { id, add, remove }: MutationTagAudioFileArgs, @Caller() caller: CallerIdentity) {
    return expecting(['NOT_FOUND', 'INVALID_INPUT'], async () => ({
      __typename: 'AudioFile',
      ...(await this.bus.request(tagAudioFile, { id, add: [...(add ?? [])], remove: [...(remove ?? [])] }, { caller })),
    }));
  }

  @Mutation()
  async deleteAudioFile(@Args() { id }: MutationDeleteAudioFileArgs, @Caller() caller: CallerIdentity): Promise<boolean> {
    return (await this.bus.request(deleteAudioFile, { id }, { caller })).deleted;
  }

  @ResolveField()
  latestAnalysis(
    @Parent() { latestAnalysisId }: AudioFileView,
    @Context() { loaders }: GraphQlContext,
  ): Promise<AnalysisView | null> | null {
    return latestAnalysisId === null ? null : loaders.analyses.load(latestAnalysisId);
  }

  @ResolveField()
  waveform(
    @Parent() { id }: AudioFileView,
    @Args() { points }: AudioFileWaveformArgs,
    @Caller() caller: CallerIdentity,
  ): Promise<Waveform> {
    return this.bus.request(findWaveform, { fileId: id, points: points ?? 1_000 }, { caller });
  }

  @ResolveField()
  downloadUrl(@Parent() { id }: AudioFileView, @Context() { req }: GraphQlContext): string {
    return downloadUrl(id, req);
  }
}

function toFilter(filter: AudioFileFilter | null | undefined) {
  const { bpm, durationSeconds, tags, ...rest } = given(filter);
  return {
    ...rest,
    ...(tags === undefined ? {} : { tags: [...tags] }),
    ...(bpm === undefined ? {} : { bpm: given(bpm) }),
    ...(durationSeconds === undefined ? {} : { durationSeconds: given(durationSeconds) }),
  };
}
