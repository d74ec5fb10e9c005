import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { demoTrackNames, renderDemoTrack, type DemoTrackName } from '@earshot/audio-features/service';
import { addAudioFile, requestAnalysis, type AnalysisView, type CallerIdentity } from '@earshot/contracts';
import { callerOf } from '@earshot/gateway/identity';
import { BlobStore } from '@earshot/platform/blobs';
import { MessageBus } from '@earshot/platform/messaging';
import { DocumentStore, type DocumentCollection } from '@earshot/platform/persistence';
import { Injectable } from '@nestjs/common';
import { OwnerAccount } from './owner-account';
import { installation, type InstallationDocument } from './installation.document';

const installationId = 'installation';
const maxDemoBytes = 64 * 1024 * 1024;
const analysisSeconds = 60;
/** Whatever providers are configured, nobody has agreed to pay for a demonstration. */
const demoModel = 'local/earshot-rules';

/** A demo track and what was heard in it. */
export interface HeardTrack {
  readonly filename: string;
  readonly fileId: string;
  readonly analysis: AnalysisView;
}

/** What the first start has made, to be shown once. */
export interface Welcome {
  readonly owner: { readonly email: string; /** Null for an account that was there before. */ readonly password: string | null };
  readonly apiKey: string;
  readonly tracks: readonly HeardTrack[];
}

/**
 * Sees to it that a new installation is not empty: an owner account with an API key, and demo tracks that were analysed.
 * Cut off in the middle, it is completed at the next start with a new key.
 */
@Injectable()
export class FirstRun {
  private readonly collection: DocumentCollection<InstallationDocument>;

  constructor(
    store: DocumentStore,
    private readonly owner: OwnerAccount,
    private readonly blobs: BlobStore,
    private readonly bus: MessageBus,
  ) {
    this.collection = store.collection(installation);
  }

  /**
   * @param say is told what is being done, for what takes long
   * @returns null when this is not the first start
   */
  async execute(say: (text: string) => void): Promise<Welcome | null> {
    if ((await this.collection.findById(installationId)) !== null) return null;
    say('This is the first start. Synthesising and analysing three demo tracks ...');
    const { user, password } = await this.owner.ensure();
    const caller = callerOf(user);
    const tracks: HeardTrack[] = [];
    for (const name of demoTrackNames) tracks.push(await this.addDemoTrack(name, caller));
    const apiKey = await this.owner.createKey(user);
    await this.collection.insert({ _id: installationId, firstRunEndedAt: new Date() });
    return { owner: { email: user.email, password }, apiKey, tracks };
  }

  private async addDemoTrack(name: DemoTrackName, caller: CallerIdentity): Promise<HeardTrack> {
    // Rendering takes some hundred milliseconds; requests that came meanwhile have their turn first.
    await nextTurn();
    const { filename, wav } = renderDemoTrack(name);
    const { blobId, sizeBytes } = await this.blobs.write(Readable.from([wav]), { maxBytes: maxDemoBytes });
    const file = await this.bus.request(addAudioFile, { uploadId: `demo-${name}`, filename, blobId, sizeBytes }, { caller });
    const wanted = {
      fileId: file.id,
      level: 'DETAILED',
      interpret: true,
      model: demoModel,
      force: true,
      waitSeconds: analysisSeconds,
    } as const;
    const analysis = await this.bus.request(
      requestAnalysis,
      { ...wanted, preferences: { autoAnalyze: true, vibeModel: demoModel } },
      { caller },
    );
    return { filename, fileId: file.id, analysis };
  }
}
