import { EarshotError, findAudioFiles, type AudioFormat } from '@earshot/contracts';
import { MessageBus } from '@earshot/platform/messaging';
import { Controller, Get, Param, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SendBlob } from './send-blob';

const mediaTypes: Readonly<Record<AudioFormat, string>> = {
  WAV: 'audio/wav',
  AIFF: 'audio/aiff',
  FLAC: 'audio/flac',
  MP3: 'audio/mpeg',
  OGG: 'audio/ogg',
  OPUS: 'audio/ogg',
  M4A: 'audio/mp4',
};

@Controller('files')
export class FilesController {
  constructor(
    private readonly bus: MessageBus,
    private readonly send: SendBlob,
  ) {}

  @Get(':id')
  async download(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const caller = await this.send.identify(request);
    const [file] = (await this.bus.request(findAudioFiles, { ids: [id] }, { caller })).files;
    if (file === undefined) throw new EarshotError('NOT_FOUND', 'Audio file not found');
    const { contentHash: blobId, sizeBytes, filename, format } = file;
    return this.send.execute({ blobId, sizeBytes, filename, mediaType: mediaTypes[format] }, request, reply);
  }
}
