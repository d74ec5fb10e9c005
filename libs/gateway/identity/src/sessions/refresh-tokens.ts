import { createHash, randomBytes } from 'node:crypto';
import { EarshotError } from '@earshot/contracts';
import { ulid } from '@earshot/platform/identifiers';
import { DocumentStore, where, type DocumentCollection } from '@earshot/platform/persistence';
import { Injectable } from '@nestjs/common';
import { IdentitySettings } from '../identity-settings';
import { refreshTokens, type RefreshTokenDocument } from './refresh-token.document';

/** Refresh tokens that can be used once; using one again revokes all that descend from the same sign-in (RFC 9700 §4.14). */
@Injectable()
export class RefreshTokens {
  private readonly collection: DocumentCollection<RefreshTokenDocument>;

  constructor(
    store: DocumentStore,
    private readonly settings: IdentitySettings,
  ) {
    this.collection = store.collection(refreshTokens);
  }

  async issue(userId: string, familyId: string = ulid()): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(Date.now() + this.settings.refreshTokenSeconds * 1000);
    await this.collection.insert({ _id: hashToken(token), userId, familyId, usedAt: null, revokedAt: null, expiresAt });
    return token;
  }

  /** @throws EarshotError UNAUTHENTICATED; the whole family is revoked when the token was used before */
  async exchange(token: string): Promise<{ userId: string; familyId: string }> {
    const now = new Date();
    const used = await this.collection.findOneAndUpdate(
      { _id: hashToken(token), usedAt: null, revokedAt: null, expiresAt: where({ $gt: now }) },
      { $set: { usedAt: now } },
    );
    if (used !== null) return { userId: used.userId, familyId: used.familyId };
    const known = await this.collection.findById(hashToken(token));
    if (known !== null && known.usedAt !== null) await this.revokeFamily(known.familyId);
    throw new EarshotError('UNAUTHENTICATED', 'The refresh token is invalid, used or expired. Sign in again.');
  }

  /** @returns whether the token belonged to a live session */
  async revoke(token: string): Promise<boolean> {
    const known = await this.collection.findById(hashToken(token));
    if (known === null || known.revokedAt !== null) return false;
    await this.revokeFamily(known.familyId);
    return true;
  }

  private async revokeFamily(familyId: string): Promise<void> {
    await this.collection.updateMany({ familyId, revokedAt: null }, { $set: { revokedAt: new Date() } });
  }
}

const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
