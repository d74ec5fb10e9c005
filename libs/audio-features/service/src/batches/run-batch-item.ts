import type { PhaseFailure } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { createAnalysis, type AnalysisDocument } from '../analyses/analysis.document';
import { RunAnalysis } from '../analyses/run-analysis';
import type { BatchDocument } from './batch.document';
import type { BatchItemDocument } from './batch-item.document';
import { BatchItemRepository } from './batch-item.repository';
import { BatchProgress } from './batch-progress';
import { BatchRepository } from './batch.repository';
import { RunningBatches } from './running-batches';

interface ItemRun {
  readonly batchId: string;
  readonly itemId: string;
  readonly run: number;
}

/** Does one item of a batch. A file that cannot be measured fails alone; the others go on. */
@Injectable()
export class RunBatchItem {
  constructor(
    private readonly batches: BatchRepository,
    private readonly items: BatchItemRepository,
    private readonly running: RunningBatches,
    private readonly runAnalysis: RunAnalysis,
    private readonly progress: BatchProgress,
  ) {}

  /** @throws EarshotError when the machinery failed and the queue should deliver the item again */
  async execute({ batchId, itemId, run }: ItemRun, shutdown: AbortSignal): Promise<void> {
    const batch = await this.batches.find(batchId);
    if (batch?.status !== 'PROCESSING') return;
    const item = await this.items.begin(itemId, run);
    if (item === null) return;
    await this.runAnalysis.ensure(analysisOf(batch, item));
    const { signal, done } = this.running.follow(batchId, shutdown);
    try {
      const analysis = await this.runAnalysis.execute(item.analysisId, signal);
      await this.end(item, analysis);
    } catch (error) {
      // A cancelled batch has skipped its items already; any other failure is for the queue to try again.
      if (shutdown.aborted || !signal.aborted) throw error;
      await this.runAnalysis.giveUp(item.analysisId, 'The batch was cancelled.');
    } finally {
      done();
    }
  }

  /** The item's attempts are used up. */
  async giveUp({ itemId, run }: ItemRun, reason: string): Promise<void> {
    const item = await this.items.find(itemId);
    if (item === null) return;
    await this.runAnalysis.giveUp(item.analysisId, reason);
    await this.finish(item, run, {
      status: 'FAILED',
      costUsd: '0',
      failure: { phase: 'features', code: 'ANALYSIS_INTERRUPTED', message: reason },
    });
  }

  private async end(item: BatchItemDocument, analysis: AnalysisDocument | null): Promise<void> {
    const status = analysis?.status ?? 'FAILED';
    const failure = status === 'FAILED' ? (analysis?.failures[0] ?? vanished) : null;
    await this.finish(item, item.run, { status, costUsd: analysis?.costUsd ?? '0', failure });
  }

  private async finish(
    item: BatchItemDocument,
    run: number,
    outcome: Pick<BatchItemDocument, 'status' | 'costUsd' | 'failure'>,
  ): Promise<void> {
    const ended = await this.items.end(item._id, run, outcome);
    if (ended !== null) await this.progress.itemEnded(ended);
  }
}

/** An item's analysis is named by the item, so that a job that is delivered twice makes one. */
const analysisOf = (batch: BatchDocument, { analysisId, fileId }: BatchItemDocument): AnalysisDocument =>
  createAnalysis({
    id: analysisId,
    fileId,
    ownerId: batch.ownerId,
    level: batch.level,
    interpretation: batch.interpret ? { model: batch.vibeModel } : null,
    batchId: batch._id,
  });

const vanished: PhaseFailure = { phase: 'features', code: 'NOT_FOUND', message: 'The file was deleted before it was analysed.' };
