import {
  EarshotError,
  estimateCompletion,
  findBudget,
  formatNanoUsd,
  parseNanoUsd,
  type BatchQuote,
  type CallerIdentity,
} from '@earshot/contracts';
import { MessageBus } from '@earshot/platform/messaging';
import { Injectable } from '@nestjs/common';
import type { AudioFileDocument } from '../audio-files/audio-file.document';
import { AudioFeaturesSettings } from '../audio-features-settings';
import { typicalVibeVariables } from '../analyses/typical-vibe-variables';

/** Seconds of audio that one worker measures in a second, decoding included; cautious on purpose. */
const measuringSpeed = 150;
/** Seconds that a reading of the fast model takes. */
const readingSeconds = 2;

export interface BatchToQuote {
  readonly files: readonly Pick<AudioFileDocument, 'durationSeconds'>[];
  readonly interpret: boolean;
  readonly vibeModel: string;
}

/** Says before a batch begins what it will take. */
@Injectable()
export class QuoteBatch {
  constructor(
    private readonly bus: MessageBus,
    private readonly settings: AudioFeaturesSettings,
  ) {}

  async execute({ files, interpret, vibeModel }: BatchToQuote, caller: CallerIdentity): Promise<BatchQuote> {
    const audioSeconds = files.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
    const measuring = audioSeconds / measuringSpeed / this.settings.workers;
    if (!interpret) return { files: files.length, estimatedTokens: 0, estimatedCostUsd: '0', estimatedSeconds: measuring };
    const request = { task: 'vibe_analysis', variables: typicalVibeVariables, model: vibeModel, batch: true };
    const reading = await this.bus.request(estimateCompletion, request, { caller });
    const isLocal = reading.estimatedTokens === 0;
    return {
      files: files.length,
      estimatedTokens: reading.estimatedTokens * files.length,
      estimatedCostUsd: formatNanoUsd(parseNanoUsd(reading.estimatedUsd) * BigInt(files.length)),
      estimatedSeconds: measuring + (isLocal ? 0 : (files.length * readingSeconds) / this.settings.workers),
    };
  }

  /** @throws EarshotError BUDGET_EXCEEDED when the month's budget does not cover the quote */
  async ensureAffordable({ estimatedTokens }: BatchQuote, caller: CallerIdentity): Promise<void> {
    if (estimatedTokens === 0) return;
    const { remainingTokens, resetsAt } = await this.bus.request(findBudget, {}, { caller });
    if (estimatedTokens <= remainingTokens) return;
    throw new EarshotError('BUDGET_EXCEEDED', `The batch needs up to ${estimatedTokens} tokens; ${remainingTokens} are left this month.`, {
      details: { remainingTokens, resetsAt },
    });
  }
}
