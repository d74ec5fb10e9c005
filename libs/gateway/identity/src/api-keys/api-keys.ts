import { hash, randomBytes } from 'node:crypto';
import { EarshotError, type CallerIdentity } from '@earshot/contracts';
import { ulid } from '@earshot/platform/identifiers';
import { DocumentStore, type DocumentCollection } from '@earshot/platform/persistence';
import { Injectable } from '@nestjs/common';
import { apiKeys, type ApiKeyDocument } from './api-key.document';
import { KnownKeys } from './known-keys';

const secretPrefix = 'esk_';
const shownLength = 10;
const keysPerUser = 50;
const minuteMs = 60_000;

/** Keys for programs: `esk_` and 32 random bytes. */
@Injectable()
export class ApiKeys {
  private readonly collection: DocumentCollection<ApiKeyDocument>;
  private readonly known = new KnownKeys();

  constructor(store: DocumentStore) {
    this.collection = store.collection(apiKeys);
  }

  static isApiKey(token: string): boolean {
    return token.startsWith(secretPrefix);
  }

  /** @throws EarshotError CONFLICT when the user has as many keys as one may have */
  async create(userId: string, name: string): Promise<{ key: ApiKeyDocument; secret: string }> {
    if ((await this.collection.count({ userId, revokedAt: null })) >= keysPerUser) {
      throw new EarshotError('CONFLICT', `There are ${keysPerUser} keys already. Revoke one that is no longer used.`);
    }
    const secret = secretPrefix + randomBytes(32).toString('base64url');
    const key: ApiKeyDocument = {
      _id: ulid(),
      userId,
      name,
      prefix: secret.slice(0, shownLength),
      secretHash: hashSecret(secret),
      createdAt: new Date(),
      lastUsedAt: null,
      revokedAt: null,
    };
    await this.collection.insert(key);
    return { key, secret };
  }

  list(userId: string): Promise<ApiKeyDocument[]> {
    return this.collection.findMany({ userId }, { sort: { createdAt: -1 } });
  }

  /** @returns whether the user had such a key in use */
  async revoke(userId: string, id: string): Promise<boolean> {
    const isRevoked = await this.collection.update({ _id: id, userId, revokedAt: null }, { $set: { revokedAt: new Date() } });
    this.known.forget();
    return isRevoked;
  }

  /**
   * Programs send many requests in a row: who sends them is looked up once a second.
   *
   * @param callerOf tells as whom the owner of a key acts, null where nobody may use it
   * @returns null for a key that is unknown, revoked or of nobody
   */
  async identify(secret: string, callerOf: (userId: string) => Promise<CallerIdentity | null>): Promise<CallerIdentity | null> {
    const secretHash = hashSecret(secret);
    const known = this.known.find(secretHash);
    if (known !== undefined) return known;
    const { generation } = this.known;
    const userId = await this.findOwner(secretHash);
    const caller = userId === null ? null : await callerOf(userId);
    if (caller !== null) this.known.remember(secretHash, caller, generation);
    return caller;
  }

  /** @returns the owner of a live key, or null */
  private async findOwner(secretHash: string): Promise<string | null> {
    const key = await this.collection.findOne({ secretHash });
    if (key === null || key.revokedAt !== null) return null;
    const now = Date.now();
    // Once a minute is enough to see whether a key is in use, and spares a write for each request.
    if (now - (key.lastUsedAt?.getTime() ?? 0) > minuteMs)
      await this.collection.update({ _id: key._id }, { $set: { lastUsedAt: new Date(now) } });
    return key.userId;
  }
}

const hashSecret = (secret: string): string => hash('sha256', secret, 'hex');
