import {
  addAudioFile,
  countAudioFiles,
  deleteAudioFile,
  EarshotError,
  findAudioFiles,
  findWaveform,
  listAudioFiles,
  tagAudioFile,
  type AudioFileView,
  type Page,
  type Waveform,
} from '@earshot/contracts';
import { HandleRequest, type MessageContext } from '@earshot/platform/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { AnalysisRepository } from '../analyses/analysis.repository';
import { AddAudioFile } from './add-audio-file';
import { AudioFileRepository } from './audio-file.repository';
import { viewAudioFile } from './audio-file.view';
import { DeleteAudioFile } from './delete-audio-file';
import { FindWaveform } from './find-waveform';

@Controller()
export class AudioFilesController {
  constructor(
    private readonly files: AudioFileRepository,
    private readonly analyses: AnalysisRepository,
    private readonly addFile: AddAudioFile,
    private readonly deleteFile: DeleteAudioFile,
    private readonly waveforms: FindWaveform,
  ) {}

  @HandleRequest(addAudioFile)
  async add(upload: z.output<typeof addAudioFile.request>, { caller }: MessageContext): Promise<AudioFileView> {
    return viewAudioFile(await this.addFile.execute(upload, caller));
  }

  @HandleRequest(findAudioFiles)
  async find({ ids }: z.output<typeof findAudioFiles.request>, { caller }: MessageContext): Promise<{ files: AudioFileView[] }> {
    return { files: (await this.files.findManyOwned(caller.userId, ids)).map(viewAudioFile) };
  }

  @HandleRequest(listAudioFiles)
  async list({ filter, page }: z.output<typeof listAudioFiles.request>, { caller }: MessageContext): Promise<Page<AudioFileView>> {
    const found = await this.files.list(caller.userId, filter, page);
    return { ...found, nodes: found.nodes.map(viewAudioFile) };
  }

  @HandleRequest(tagAudioFile)
  async tag({ id, add, remove }: z.output<typeof tagAudioFile.request>, { caller }: MessageContext): Promise<AudioFileView> {
    const file = await this.files.changeTags(caller.userId, id, { add, remove });
    if (file === null) throw new EarshotError('NOT_FOUND', `There is no audio file ${id}.`);
    return viewAudioFile(file);
  }

  @HandleRequest(deleteAudioFile)
  async delete({ id }: z.output<typeof deleteAudioFile.request>, { caller }: MessageContext): Promise<{ deleted: boolean }> {
    return { deleted: await this.deleteFile.execute(id, caller) };
  }

  @HandleRequest(countAudioFiles)
  async count(
    _request: z.output<typeof countAudioFiles.request>,
    { caller }: MessageContext,
  ): Promise<{ files: number; analyses: number }> {
    const [files, analyses] = await Promise.all([this.files.countOwned(caller.userId), this.analyses.countOwned(caller.userId)]);
    return { files, analyses };
  }

  @HandleRequest(findWaveform)
  waveform(wanted: z.output<typeof findWaveform.request>, { caller, signal }: MessageContext): Promise<Waveform> {
    return this.waveforms.execute(wanted, caller, signal);
  }
}
