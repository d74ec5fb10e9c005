import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { isEarshotError } from '@earshot/contracts';
import { DocumentStore, type DocumentCollection } from '@earshot/platform/persistence';
import { Injectable } from '@nestjs/common';
import { IdentitySettings } from '../identity-settings';
import { signingKeys, type SigningKeyDocument } from './signing-key.document';

/** One key for all purposes of the installation; a second one gets another id when keys are rotated. */
const ownKeyId = 'access-tokens';

/** A public EC key after RFC 7517. */
export type PublicJwk = Readonly<Record<string, string | undefined>>;

interface SigningKey {
  /** RFC 7638 thumbprint of the public key. */
  readonly keyId: string;
  readonly privateKeyPem: string;
  readonly publicKeyPem: string;
  readonly publicJwk: PublicJwk;
}

/** The key that signs access tokens: the operator's, or one made at the first start and kept, so that all replicas share it. */
@Injectable()
export class SigningKeys {
  private readonly collection: DocumentCollection<SigningKeyDocument>;
  private key: Promise<SigningKey> | undefined;

  constructor(
    store: DocumentStore,
    private readonly settings: IdentitySettings,
  ) {
    this.collection = store.collection(signingKeys);
  }

  current(): Promise<SigningKey> {
    // A failed look-up is not kept: the store may be back at the next request.
    this.key ??= this.load().catch((error: unknown) => {
      this.key = undefined;
      throw error;
    });
    return this.key;
  }

  /** The public half as a JSON Web Key Set. */
  async publicKeys(): Promise<{ keys: PublicJwk[] }> {
    return { keys: [(await this.current()).publicJwk] };
  }

  private async load(): Promise<SigningKey> {
    if (this.settings.privateKeyPem !== null) return describeKey(createPrivateKey(this.settings.privateKeyPem));
    const kept = (await this.collection.findById(ownKeyId)) ?? (await this.make());
    return describeKey(createPrivateKey(kept.privateKeyPem));
  }

  private async make(): Promise<SigningKeyDocument> {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const made: SigningKeyDocument = { _id: ownKeyId, privateKeyPem, createdAt: new Date() };
    try {
      await this.collection.insert(made);
      return made;
    } catch (error) {
      // Another replica made one at the same moment: its key is the key.
      const winner = isEarshotError(error, 'CONFLICT') ? await this.collection.findById(ownKeyId) : null;
      if (winner === null) throw error;
      return winner;
    }
  }
}

function describeKey(privateKey: KeyObject): SigningKey {
  const publicKey = createPublicKey(privateKey);
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
  const keyId = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
  return {
    keyId,
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    publicJwk: { kty, crv, x, y, kid: keyId, use: 'sig', alg: 'ES256' },
  };
}
