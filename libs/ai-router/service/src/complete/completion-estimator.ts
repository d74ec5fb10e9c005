import { EarshotError, estimateCompletion, quotePrice, type CallerIdentity } from '@earshot/contracts';
import { MessageBus } from '@earshot/platform/messaging';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { QuestionWriter } from './question-writer';

type EstimateRequest = z.output<typeof estimateCompletion.request>;
type Estimate = z.output<typeof estimateCompletion.reply>;

/** Says what an answer would cost at most, and who would give it, without asking anybody. */
@Injectable()
export class CompletionEstimator {
  constructor(
    private readonly questions: QuestionWriter,
    private readonly bus: MessageBus,
  ) {}

  async estimate(request: EstimateRequest, caller: CallerIdentity): Promise<Estimate> {
    const question = this.questions.write(request);
    const [first] = await this.questions.candidates(question);
    if (first === undefined) throw new EarshotError('PROVIDERS_UNAVAILABLE', 'No model could answer.', { details: { attempts: [] } });
    const { provider, slug: model, local } = first.model;
    if (local) return { provider, model, estimatedTokens: 0, estimatedUsd: '0' };
    const tokens = { promptTokens: question.promptTokens, completionTokens: question.maxTokens };
    const { costUsd } = await this.bus.request(quotePrice, { provider, model, ...tokens }, { caller });
    return { provider, model, estimatedTokens: tokens.promptTokens + tokens.completionTokens, estimatedUsd: costUsd };
  }
}
