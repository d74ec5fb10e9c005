import { walkCandidates, type Candidate, type WalkResult } from '@earshot/ai-router/routing';
import { Injectable, Logger } from '@nestjs/common';
import { describeCall } from '../ledger/call-log';
import { ModelBoard } from '../models/model-board';
import { RouterRuntime } from '../runtime/router-runtime';
import type { Asking, ModelAnswer } from './model-answer';
import { ModelCaller } from './model-caller';

/** What is kept of the caller's own deadline for the way back. */
const returnMarginMs = 500;

/** Asks the candidates of a question in turn, within the limits of its task and of its caller. */
@Injectable()
export class ModelWalk {
  private readonly logger = new Logger('ModelCalls');

  constructor(
    private readonly caller: ModelCaller,
    private readonly board: ModelBoard,
    private readonly runtime: RouterRuntime,
  ) {}

  async run(asking: Asking, candidates: readonly Candidate[], callerDeadlineAtMs = Infinity): Promise<WalkResult<ModelAnswer>> {
    const { route, promptTokens, maxTokens } = asking.question;
    const result = await walkCandidates<ModelAnswer>({
      candidates,
      limits: {
        maxAttemptsPerCandidate: route.maxAttemptsPerCandidate,
        maxAttempts: route.maxAttempts,
        attemptTimeoutMs: route.attemptTimeoutSeconds * 1_000,
        longerTimeoutMs: route.longerTimeoutSeconds * 1_000,
        deadlineAtMs: Math.min(this.runtime.now() + route.deadlineSeconds * 1_000, callerDeadlineAtMs - returnMarginMs),
      },
      isAdmitted: ({ model }) => this.board.admits(model.id),
      call: (call) => this.caller.call(call, asking),
      signal: asking.signal,
      now: () => this.runtime.now(),
      random: () => this.runtime.random(),
      sleep: (durationMs, signal) => this.runtime.sleep(durationMs, signal),
    });
    for (const attempt of result.attempts) this.logger.log(describeCall(route.task, attempt, promptTokens + maxTokens));
    return result;
  }
}
