import type { Readable } from 'node:stream';
import { EarshotError, findAudioFiles, type AudioFileView, type AudioFormat } from '@earshot/contracts';
import { Authentication } from '@earshot/gateway/identity';
import { BlobStore } from '@earshot/platform/blobs';
import { MessageBus } from '@earshot/platform/messaging';
import { Controller, Get, Param, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parseRange } from './byte-range';

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
    private readonly authentication: Authentication,
    private readonly bus: MessageBus,
    private readonly blobs: BlobStore,
  ) {}

  @Get(':id')
  async download(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const file = await this.findOwned(id, request.headers.authorization);
    const range = parseRange(request.headers.range, file.sizeBytes);
    const content: Readable = await this.blobs.read(file.contentHash, range ?? undefined);
    const { start, end } = range ?? { start: 0, end: file.sizeBytes - 1 };
    if (range !== null) reply.status(206).header('content-range', `bytes ${start}-${end}/${file.sizeBytes}`);
    // Whatever the bytes are, a browser must neither guess nor run them.
    reply.header('accept-ranges', 'bytes').header('x-content-type-options', 'nosniff').header('cache-control', 'private, no-store');
    return new StreamableFile(content, {
      type: mediaTypes[file.format],
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
      length: end - start + 1,
    });
  }

  private async findOwned(id: string, authorization: string | undefined): Promise<AudioFileView> {
    const caller = await this.authentication.identify(authorization);
    if (caller === null)
      throw new EarshotError('UNAUTHENTICATED', 'Send an access token or an API key as `Authorization: Bearer <token>`.');
    const { files } = await this.bus.request(findAudioFiles, { ids: [id] }, { caller });
    const [file] = files;
    if (file === undefined) throw new EarshotError('NOT_FOUND', 'Audio file not found');
    return file;
  }
}
