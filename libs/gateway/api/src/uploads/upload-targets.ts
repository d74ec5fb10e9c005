import { EarshotError, type CallerIdentity } from '@earshot/contracts';
import { SignedTokens } from '@earshot/gateway/identity';
import { ulid } from '@earshot/platform/identifiers';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { GatewaySettings } from '../gateway-settings';
import { ownOrigin } from './download-url';

const audience = 'earshot-upload';
const lifetimeMs = 15 * 60_000;
const longestFilename = 255;
// eslint-disable-next-line no-control-regex -- a name with control characters is exactly what is looked for
const controlCharacters = /[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g;

const claims = z.object({ uploadId: z.string(), userId: z.string(), role: z.enum(['USER', 'ADMIN']), filename: z.string() });

/** An upload that was allowed: whose file, under which name. */
export interface AllowedUpload {
  readonly uploadId: string;
  readonly filename: string;
  readonly caller: CallerIdentity;
}

/** Addresses for uploads. The permission is in the address itself, signed, so nothing is written before the bytes come. */
@Injectable()
export class UploadTargets {
  constructor(
    private readonly tokens: SignedTokens,
    private readonly settings: GatewaySettings,
  ) {}

  /** @throws EarshotError INVALID_INPUT for an empty name, an empty or a too large file */
  async create({ filename, sizeBytes }: { filename: string; sizeBytes: number }, caller: CallerIdentity, request: FastifyRequest | null) {
    const maxBytes = this.settings.maxUploadBytes;
    if (sizeBytes < 1) throw new EarshotError('INVALID_INPUT', 'The file is empty.', { details: { field: 'sizeBytes' } });
    if (sizeBytes > maxBytes)
      throw new EarshotError('INVALID_INPUT', `The file may have at most ${maxBytes} bytes.`, { details: { field: 'sizeBytes' } });
    const { uploadId, ...upload } = this.allow(filename, caller);
    const expiresAt = new Date(Date.now() + lifetimeMs);
    const { userId, role } = caller;
    const token = await this.tokens.issue(audience, { uploadId, userId, role, filename: upload.filename }, expiresAt);
    return {
      uploadUrl: `${ownOrigin(request)}/uploads/${token}`,
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      expiresAt: expiresAt.toISOString(),
      maxBytes,
    };
  }

  /** An upload in one step, by somebody who has proved who they are. @throws EarshotError INVALID_INPUT for an empty name */
  allow(filename: string, caller: CallerIdentity): AllowedUpload {
    return { uploadId: ulid(), filename: checkFilename(filename), caller };
  }

  /** @throws EarshotError UPLOAD_EXPIRED; NOT_FOUND for an address that we never gave out */
  async redeem(token: string): Promise<AllowedUpload> {
    const verified = await this.tokens.verify(audience, token);
    if (verified.state === 'expired')
      throw new EarshotError('UPLOAD_EXPIRED', 'This upload address has expired. Ask for a new one with createUpload.');
    const known = verified.state === 'valid' ? claims.safeParse(verified.claims) : undefined;
    if (known?.success !== true) throw new EarshotError('NOT_FOUND', 'There is no such upload address.');
    const { uploadId, userId, role, filename } = known.data;
    return { uploadId, filename, caller: { userId, tenantId: userId, role } };
  }
}

// The name is only ever shown; the bytes lie under their hash. What could deceive a reader's eye is taken out.
function checkFilename(filename: string): string {
  const [name = ''] = filename.replace(controlCharacters, '').trim().split(/[\\/]/).slice(-1);
  if (name === '') throw new EarshotError('INVALID_INPUT', 'Give the file a name.', { details: { field: 'filename' } });
  return name.slice(0, longestFilename);
}
