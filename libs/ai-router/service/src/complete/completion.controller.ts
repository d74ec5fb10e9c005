import {
  completeTask,
  completeTasks,
  estimateCompletion,
  streamTask,
  type BatchAnswer,
  type Completion,
  type CompletionDelta,
  type CompletionRequest,
} from '@earshot/contracts';
import { HandleRequest, HandleStream, type MessageContext } from '@earshot/platform/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { BatchCompleter } from './batch/batch-completer';
import { CompletionEstimator } from './completion-estimator';
import { PieceChannel } from './piece-channel';
import { TaskCompleter } from './task-completer';

/** A reader that hears nothing for three times as long takes the stream for dead. */
const longestSilenceMs = 10_000;
const nothing: CompletionDelta = { text: '', toolCalls: [], model: null, completion: null };

@Controller()
export class CompletionController {
  constructor(
    private readonly completer: TaskCompleter,
    private readonly batches: BatchCompleter,
    private readonly estimator: CompletionEstimator,
  ) {}

  @HandleRequest(completeTask)
  complete(request: CompletionRequest, context: MessageContext): Promise<Completion> {
    return this.completer.complete(request, context);
  }

  @HandleRequest(completeTasks)
  async completeAll(
    { requests }: { readonly requests: readonly CompletionRequest[] },
    context: MessageContext,
  ): Promise<{ answers: BatchAnswer[] }> {
    return { answers: await this.batches.completeAll(requests, context) };
  }

  @HandleStream(streamTask)
  async *stream(request: CompletionRequest, context: MessageContext): AsyncGenerator<CompletionDelta, void, void> {
    const channel = new PieceChannel();
    const completing = this.completer.stream(request, context, channel.deliver).finally(() => channel.close());
    // Awaited below; until then its failure is nobody's fault.
    completing.catch(() => undefined);
    try {
      for (;;) {
        const next = await channel.next(longestSilenceMs);
        if (next === 'end') break;
        yield next === 'silence' ? nothing : { ...next, toolCalls: [...next.toolCalls], completion: null };
      }
      yield { ...nothing, completion: await completing };
    } finally {
      channel.close();
    }
  }

  @HandleRequest(estimateCompletion)
  estimate(
    request: z.output<typeof estimateCompletion.request>,
    { caller }: MessageContext,
  ): Promise<z.output<typeof estimateCompletion.reply>> {
    return this.estimator.estimate(request, caller);
  }
}
