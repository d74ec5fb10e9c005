import { Readable } from 'node:stream';
import { addAudioFile, EarshotError, type AudioFileView } from '@earshot/contracts';
import { BlobStore } from '@earshot/platform/blobs';
import { MessageBus } from '@earshot/platform/messaging';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { GatewaySettings } from '../gateway-settings';
import type { AllowedUpload } from './upload-targets';

/** Streams the body of a request into the blob store and makes a file of it. */
@Injectable()
export class ReceiveUpload {
  constructor(
    private readonly blobs: BlobStore,
    private readonly bus: MessageBus,
    private readonly settings: GatewaySettings,
  ) {}

  /** @throws EarshotError EMPTY_UPLOAD, UPLOAD_TOO_LARGE, UNSUPPORTED_AUDIO_FORMAT, INVALID_AUDIO, AUDIO_TOO_LONG */
  async execute({ uploadId, filename, caller }: AllowedUpload, request: FastifyRequest): Promise<AudioFileView> {
    const maxBytes = this.settings.maxUploadBytes;
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
      throw new EarshotError('UPLOAD_TOO_LARGE', `The file may have at most ${maxBytes} bytes.`, { details: { maxBytes } });
    }
    if (!isStream(request.body)) throw new EarshotError('EMPTY_UPLOAD', 'Send the bytes of the file as the raw body.');
    // To destroy the body would destroy the connection, and with it the answer that says what was wrong.
    const bytes = request.body.iterator({ destroyOnReturn: false });
    const { blobId, sizeBytes } = await this.blobs.write(bytes, { maxBytes });
    return this.bus.request(addAudioFile, { uploadId, filename, blobId, sizeBytes }, { caller });
  }
}

const isStream = (body: unknown): body is Readable => body instanceof Readable;
