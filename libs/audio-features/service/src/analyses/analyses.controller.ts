import {
  analysisChanged,
  findAnalyses,
  listAnalyses,
  requestAnalysis,
  runAnalysis,
  type AnalysisView,
  type Page,
} from '@earshot/contracts';
import {
  HandleEvent,
  HandleExhaustedJob,
  HandleJob,
  HandleRequest,
  type ExhaustedJob,
  type MessageContext,
} from '@earshot/platform/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { AnalysisViews } from './analysis-views';
import { AnalysisWaiter } from './analysis-waiter';
import { AnalysisRepository } from './analysis.repository';
import { RequestAnalysis } from './request-analysis';
import { RunAnalysis } from './run-analysis';

/**
 * More than there are worker threads: an analysis whose measurements are known already passes by those that wait for a
 * thread, and a reading that waits for a model keeps no thread.
 */
const concurrentAnalyses = 32;

@Controller()
export class AnalysesController {
  constructor(
    private readonly analyses: AnalysisRepository,
    private readonly views: AnalysisViews,
    private readonly wanted: RequestAnalysis,
    private readonly running: RunAnalysis,
    private readonly waiter: AnalysisWaiter,
  ) {}

  @HandleRequest(requestAnalysis)
  async request(wanted: z.output<typeof requestAnalysis.request>, { caller }: MessageContext): Promise<AnalysisView> {
    return this.views.one(await this.wanted.execute(wanted, caller));
  }

  @HandleRequest(findAnalyses)
  async find({ ids }: z.output<typeof findAnalyses.request>, { caller }: MessageContext): Promise<{ analyses: AnalysisView[] }> {
    return { analyses: await this.views.many(await this.analyses.findManyOwned(caller.userId, ids)) };
  }

  @HandleRequest(listAnalyses)
  async list({ fileId, page }: z.output<typeof listAnalyses.request>, { caller }: MessageContext): Promise<Page<AnalysisView>> {
    const found = await this.analyses.list(caller.userId, fileId, page);
    return { ...found, nodes: await this.views.many(found.nodes) };
  }

  @HandleJob(runAnalysis, { concurrency: concurrentAnalyses })
  async run({ analysisId }: z.output<typeof runAnalysis.payload>, { signal }: MessageContext): Promise<void> {
    await this.running.execute(analysisId, signal);
  }

  @HandleExhaustedJob(runAnalysis)
  async giveUp({ payload, error }: ExhaustedJob<typeof runAnalysis>): Promise<void> {
    await this.running.giveUp(payload.analysisId, `The analysis failed several times, last with: ${error.message}`);
  }

  @HandleEvent(analysisChanged)
  onChanged({ analysisId, status }: z.output<typeof analysisChanged.payload>): void {
    this.waiter.onChanged(analysisId, status);
  }
}
