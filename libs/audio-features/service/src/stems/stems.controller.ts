import { EarshotError, findStem, separateStems, type StemView } from '@earshot/contracts';
import { HandleRequest, type MessageContext } from '@earshot/platform/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { AudioFileRepository } from '../audio-files/audio-file.repository';
import { SeparateStems } from './separate-stems';
import type { StemDocument } from './stem.document';
import { StemRepository } from './stem.repository';

@Controller()
export class StemsController {
  constructor(
    private readonly separation: SeparateStems,
    private readonly files: AudioFileRepository,
    private readonly stems: StemRepository,
  ) {}

  @HandleRequest(separateStems)
  async separate(wanted: z.output<typeof separateStems.request>, { caller, signal }: MessageContext): Promise<{ stems: StemView[] }> {
    return { stems: (await this.separation.execute(wanted, caller, signal)).map(viewStem) };
  }

  @HandleRequest(findStem)
  async find(
    { fileId, kind }: z.output<typeof findStem.request>,
    { caller }: MessageContext,
  ): Promise<{ stem: StemView; filename: string }> {
    const file = await this.files.findOwned(caller.userId, fileId);
    const [stem] = file === null ? [] : await this.stems.find(file.blobId, [kind]);
    if (file === null || stem === undefined) throw new EarshotError('NOT_FOUND', `There is no ${kind} stem of an audio file ${fileId}.`);
    return { stem: viewStem(stem), filename: file.filename };
  }
}

const viewStem = ({ kind, blobId, sizeBytes, durationSeconds }: StemDocument): StemView => ({ kind, blobId, sizeBytes, durationSeconds });
