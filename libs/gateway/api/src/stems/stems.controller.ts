import { EarshotError, findStem } from '@earshot/contracts';
import { MessageBus } from '@earshot/platform/messaging';
import { Controller, Get, Param, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SendBlob } from '../uploads/send-blob';
import { stemFilename, stemKindOf } from './stem-address';

@Controller('files/:id/stems')
export class StemsController {
  constructor(
    private readonly bus: MessageBus,
    private readonly send: SendBlob,
  ) {}

  @Get(':kind')
  async download(
    @Param() { id, kind: name }: { id: string; kind: string },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const caller = await this.send.identify(request);
    const kind = stemKindOf(name);
    if (kind === null) throw new EarshotError('NOT_FOUND', 'There is no stem of this name.');
    const { stem, filename } = await this.bus.request(findStem, { fileId: id, kind }, { caller });
    const { blobId, sizeBytes } = stem;
    return this.send.execute({ blobId, sizeBytes, filename: stemFilename(filename, kind), mediaType: 'audio/wav' }, request, reply);
  }
}
