import { completeTask, estimateCompletion, type Completion, type CompletionRequest } from '@earshot/contracts';
import { HandleRequest, type MessageContext } from '@earshot/platform/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { CompletionEstimator } from './completion-estimator';
import { TaskCompleter } from './task-completer';

@Controller()
export class CompletionController {
  constructor(
    private readonly completer: TaskCompleter,
    private readonly estimator: CompletionEstimator,
  ) {}

  @HandleRequest(completeTask)
  complete(request: CompletionRequest, context: MessageContext): Promise<Completion> {
    return this.completer.complete(request, context);
  }

  @HandleRequest(estimateCompletion)
  estimate(
    request: z.output<typeof estimateCompletion.request>,
    { caller }: MessageContext,
  ): Promise<z.output<typeof estimateCompletion.reply>> {
    return this.estimator.estimate(request, caller);
  }
}
