import {
  EarshotError,
  estimateCompletion,
  findBudget,
  runAnalysis,
  type AnalysisLevel,
  type CallerIdentity,
  type Quality,
} from '@earshot/contracts';
import { ulid } from '@earshot/platform/identifiers';
import { JobQueue, MessageBus } from '@earshot/platform/messaging';
import { Injectable } from '@nestjs/common';
import { AudioFileRepository } from '../audio-files/audio-file.repository';
import { createAnalysis, type AnalysisDocument, type InterpretationOptions } from './analysis.document';
import { AnalysisRepository } from './analysis.repository';
import { typicalVibeVariables } from './typical-vibe-variables';
import { AnalysisWaiter } from './analysis-waiter';

export interface WantedAnalysis {
  readonly fileId: string;
  readonly level: AnalysisLevel;
  readonly interpret: boolean;
  readonly quality?: Quality | undefined;
  readonly model?: string | undefined;
  readonly force: boolean;
  readonly waitSeconds: number;
  readonly preferences: { readonly autoAnalyze: boolean; readonly vibeModel: string };
}

/** Writes down that an analysis is wanted, gives it to the queue and waits as long as the caller likes to. */
@Injectable()
export class RequestAnalysis {
  constructor(
    private readonly files: AudioFileRepository,
    private readonly analyses: AnalysisRepository,
    private readonly waiter: AnalysisWaiter,
    private readonly bus: MessageBus,
    private readonly queue: JobQueue,
  ) {}

  /** @throws EarshotError NOT_FOUND, INVALID_INPUT (an unknown model), BUDGET_EXCEEDED */
  async execute(wanted: WantedAnalysis, caller: CallerIdentity): Promise<AnalysisDocument> {
    const file = await this.files.findOwned(caller.userId, wanted.fileId);
    if (file === null)
      throw new EarshotError('NOT_FOUND', `There is no audio file ${wanted.fileId}.`, { details: { fileId: wanted.fileId } });
    const isWanted = wanted.preferences.autoAnalyze || wanted.force;
    const interpretation = wanted.interpret ? interpretationOf(wanted) : null;
    if (isWanted && interpretation !== null) await this.ensureAffordable(interpretation, caller);
    const { level } = wanted;
    const created = createAnalysis({ id: ulid(), fileId: file._id, ownerId: caller.userId, level, interpretation, batchId: null });
    const analysis: AnalysisDocument = isWanted ? created : { ...created, status: 'SKIPPED' };
    await this.analyses.insert(analysis);
    return isWanted ? this.runThroughQueue(analysis, wanted.waitSeconds) : analysis;
  }

  private async runThroughQueue(analysis: AnalysisDocument, waitSeconds: number): Promise<AnalysisDocument> {
    const ended = this.waiter.waitFor(analysis._id, waitSeconds * 1000);
    await this.queue.enqueue(runAnalysis, { id: analysis._id, payload: { analysisId: analysis._id } });
    await ended;
    return (await this.analyses.find(analysis._id)) ?? analysis;
  }

  // Refused here, nothing has been begun and nothing is left behind. The reservation at the call itself remains the law.
  private async ensureAffordable(interpretation: InterpretationOptions, caller: CallerIdentity): Promise<void> {
    const estimate = await this.bus.request(
      estimateCompletion,
      { task: 'vibe_analysis', variables: typicalVibeVariables, ...interpretation },
      { caller },
    );
    if (estimate.estimatedTokens === 0) return;
    const budget = await this.bus.request(findBudget, {}, { caller });
    if (estimate.estimatedTokens <= budget.remainingTokens) return;
    throw new EarshotError(
      'BUDGET_EXCEEDED',
      `The reading needs up to ${estimate.estimatedTokens} tokens; ${budget.remainingTokens} are left this month.`,
      {
        details: { remainingTokens: budget.remainingTokens, resetsAt: budget.resetsAt },
      },
    );
  }
}

function interpretationOf({ model, quality, preferences }: WantedAnalysis): InterpretationOptions {
  if (model !== undefined) return { model };
  if (quality !== undefined) return { quality };
  return { model: preferences.vibeModel };
}
