import { Controller, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { HttpCallers } from '../http/http-callers';
import { ReceiveUpload } from './receive-upload';
import { UploadTargets } from './upload-targets';

@Controller()
export class UploadsController {
  constructor(
    private readonly targets: UploadTargets,
    private readonly receive: ReceiveUpload,
    private readonly callers: HttpCallers,
  ) {}

  @Put('uploads/:token')
  @HttpCode(201)
  async put(@Param('token') token: string, @Req() request: FastifyRequest): Promise<{ fileId: string }> {
    const { id } = await this.receive.execute(await this.targets.redeem(token), request);
    return { fileId: id };
  }

  @Post('files')
  async post(@Query('filename') filename: unknown, @Req() request: FastifyRequest): Promise<{ fileId: string }> {
    const caller = await this.callers.identify(request);
    const { id } = await this.receive.execute(this.targets.allow(typeof filename === 'string' ? filename : '', caller), request);
    return { fileId: id };
  }
}
