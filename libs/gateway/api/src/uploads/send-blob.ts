import type { Readable } from 'node:stream';
import type { CallerIdentity } from '@earshot/contracts';
import { BlobStore } from '@earshot/platform/blobs';
import { Injectable, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpCallers } from '../http/http-callers';
import { parseRange } from './byte-range';

export interface BlobToSend {
  readonly blobId: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  /** The name under which a browser saves it. */
  readonly filename: string;
}

/** Answers requests for stored bytes, whole or in parts. Who may have them is decided by whoever calls this. */
@Injectable()
export class SendBlob {
  constructor(
    private readonly callers: HttpCallers,
    private readonly blobs: BlobStore,
  ) {}

  /** @throws EarshotError UNAUTHENTICATED when nobody has proved who they are */
  identify(request: FastifyRequest): Promise<CallerIdentity> {
    return this.callers.identify(request);
  }

  /** @throws EarshotError INVALID_INPUT for a range outside the blob; NOT_FOUND */
  async execute(
    { blobId, sizeBytes, mediaType, filename }: BlobToSend,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<StreamableFile> {
    const range = parseRange(request.headers.range, sizeBytes);
    const content: Readable = await this.blobs.read(blobId, range ?? undefined);
    const { start, end } = range ?? { start: 0, end: sizeBytes - 1 };
    if (range !== null) reply.status(206).header('content-range', `bytes ${start}-${end}/${sizeBytes}`);
    // Whatever the bytes are, a browser must neither guess nor run them.
    reply.header('accept-ranges', 'bytes').header('x-content-type-options', 'nosniff').header('cache-control', 'private, no-store');
    return new StreamableFile(content, {
      type: mediaType,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
      length: end - start + 1,
    });
  }
}
