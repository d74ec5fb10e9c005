import { analysisChanged } from '@earshot/contracts';
import { MessageBus } from '@earshot/platform/messaging';
import { Injectable } from '@nestjs/common';
import type { AnalysisDocument } from './analysis.document';

/** Tells everybody who listens that an analysis took a step. */
@Injectable()
export class AnalysisAnnouncer {
  constructor(private readonly bus: MessageBus) {}

  // The document is the truth and has been written; a lost announcement costs a listener time, never the analysis.
  async changed({ _id, fileId, ownerId, status }: AnalysisDocument): Promise<void> {
    await this.bus.publish(analysisChanged, { analysisId: _id, fileId, ownerId, status }).catch(() => undefined);
  }
}
