import { walkCandidates, type CallOutcome, type Candidate, type ModelCall, type WalkResult } from '@earshot/ai-router/routing';
import { EarshotError, type Attempt } from '@earshot/contracts';
import { Metrics } from '@earshot/platform/observability';
import { Inject, Injectable, Logger, Optional } from '@nestjs/common';
import { describeCall } from '../ledger/call-log';
import { ModelBoard } from '../models/model-board';
import { RouterRuntime } from '../runtime/router-runtime';
import type { Asking, ModelAnswer } from './model-answer';
import { ModelCaller } from './model-caller';
import type { Question } from './question';

/** A walk at whose end somebody answered. */
type AnsweredWalk = Required<WalkResult<ModelAnswer>>;

/** Who may be asked, and how long the caller waits. */
export interface WhoAndUntilWhen {
  readonly candidates: readonly Candidate[];
  /** Says who is asked where an answer cannot be used. */
  readonly findDeeper: () => readonly Candidate[];
  readonly callerDeadlineAtMs?: number | undefined;
}

/** What is kept of the caller's own deadline for the way back. */
const returnMarginMs = 500;

/** Asks the candidates of a question in turn, within the limits of its task and of its caller. */
@Injectable()
export class ModelWalk {
  private readonly logger = new Logger('ModelCalls');
  private readonly calls;
  private readonly savedTokens;

  constructor(
    private readonly caller: ModelCaller,
    private readonly board: ModelBoard,
    private readonly runtime: RouterRuntime,
    @Optional() @Inject(Metrics) metrics?: Metrics,
  ) {
    this.calls = metrics?.counter({
      name: 'earshot_model_calls_total',
      help: 'Calls of models, by who was called and how it went.',
      labelNames: ['provider', 'model', 'outcome'],
    });
    this.savedTokens = metrics?.counter({
      name: 'earshot_prompt_tokens_saved_total',
      help: 'Tokens of prompts that compressing kept from being sent, by task; once for each call of a model that costs.',
      labelNames: ['task'],
    });
  }

  /** @throws EarshotError PROVIDERS_UNAVAILABLE with details `{ attempts, retryAfterSeconds? }`, and what ends a walk */
  async run(asking: Asking, { candidates, findDeeper, callerDeadlineAtMs = Infinity }: WhoAndUntilWhen): Promise<AnsweredWalk> {
    const { route } = asking.question;
    const { answered, attempts } = await walkCandidates<ModelAnswer>({
      candidates,
      findDeeper,
      limits: {
        maxAttemptsPerCandidate: route.maxAttemptsPerCandidate,
        maxAttempts: route.maxAttempts,
        maxSpendUsd: route.maxSpendUsd,
        attemptTimeoutMs: route.attemptTimeoutSeconds * 1_000,
        longerTimeoutMs: route.longerTimeoutSeconds * 1_000,
        deadlineAtMs: Math.min(this.runtime.now() + route.deadlineSeconds * 1_000, callerDeadlineAtMs - returnMarginMs),
      },
      isAdmitted: ({ model }) => this.board.admits(model),
      admit: ({ model }) => this.board.admit(model),
      call: (call) => this.call(call, asking),
      report: (attempt) => this.report(attempt, asking.question),
      signal: asking.signal,
      now: () => this.runtime.now(),
      random: () => this.runtime.random(),
      sleep: (durationMs, signal) => this.runtime.sleep(durationMs, signal),
    });
    if (answered === undefined) throw this.unavailable(asking.question, attempts);
    return { answered, attempts };
  }

  private unavailable({ route }: Question, attempts: readonly Attempt[]): EarshotError {
    const retryAfterSeconds = this.board.secondsUntilAdmitted([...route.candidates, ...route.deepCandidates]);
    const details = retryAfterSeconds === undefined ? { attempts } : { attempts, retryAfterSeconds };
    return new EarshotError('PROVIDERS_UNAVAILABLE', 'No model could answer.', { details });
  }

  private async call(call: ModelCall, asking: Asking): Promise<CallOutcome<ModelAnswer>> {
    const { compression, route } = asking.question;
    if (compression !== null && !call.candidate.model.local)
      this.savedTokens?.inc({ task: route.task }, compression.originalTokens - compression.compressedTokens);
    const outcome = await this.caller.call(call, asking);
    if (outcome.kind === 'failed') {
      const { code, message: reason } = outcome.error;
      const { provider, slug: model } = call.candidate.model;
      this.logger.warn({ message: 'A model did not answer', provider, model, code, reason });
    }
    return outcome;
  }

  private report(attempt: Attempt, { route, promptTokens, maxTokens }: Question): void {
    const { provider, model, outcome } = attempt;
    this.calls?.inc({ provider, model, outcome });
    this.logger.log(describeCall(route.task, attempt, promptTokens + maxTokens));
  }
}
