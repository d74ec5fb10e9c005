import { addUsd, noTokens, type Attempt, type Completion, type CompletionRequest, type TokenUsage } from '@earshot/contracts';
import type { Candidate } from '@earshot/ai-router/routing';
import type { MessageContext } from '@earshot/platform/messaging';
import { Injectable } from '@nestjs/common';
import { AnswerCache } from '../answers/answer-cache';
import type { KeptAnswer } from '../answers/kept-answer';
import { questionKey } from '../answers/question-key';
import { SharedFlights } from '../answers/shared-flights';
import { AttemptLedger } from '../ledger/attempt-ledger';
import { RouterRuntime } from '../runtime/router-runtime';
import type { Asking } from './model-answer';
import { ModelWalk } from './model-walk';
import { QuestionWriter } from './question-writer';

interface FreshAnswer {
  readonly answer: KeptAnswer;
  readonly attempts: readonly Attempt[];
}

/** Answers a task: from what is kept, from equal work that is under way, or by asking models. */
@Injectable()
export class TaskCompleter {
  private readonly flights = new SharedFlights<FreshAnswer>();

  constructor(
    private readonly questions: QuestionWriter,
    private readonly answers: AnswerCache,
    private readonly models: ModelWalk,
    private readonly ledger: AttemptLedger,
    private readonly runtime: RouterRuntime,
  ) {}

  async complete(request: CompletionRequest, context: MessageContext): Promise<Completion> {
    const startedAtMs = this.runtime.now();
    const question = this.questions.write(request);
    const { operationId, fileId, task } = request;
    const asking: Asking = { question, operationId, fileId, caller: context.caller, runId: this.runtime.newId(), signal: context.signal };
    const key = questionKey(question, context.caller.tenantId);
    const candidates = this.questions.candidates(question);
    const elapsedSeconds = (): number => Math.max(0, this.runtime.now() - startedAtMs) / 1_000;

    const kept = await this.answers.find(key, candidates);
    if (kept !== undefined) {
      await this.recordHit(asking, kept);
      return viewCached({ id: asking.runId, task, elapsedSeconds: elapsedSeconds() }, kept);
    }
    const ask = (signal: AbortSignal): Promise<FreshAnswer> =>
      this.ask({ ...asking, signal }, candidates, { key, deadlineAtMs: context.deadlineAtMs });
    const { result, isPilot } = await this.flights.join(key, context.signal, ask);
    if (!isPilot) await this.recordHit(asking, result.answer);
    const shown = { id: asking.runId, task, elapsedSeconds: elapsedSeconds() };
    return isPilot ? viewFresh(shown, result) : viewCached(shown, result.answer);
  }

  private async ask(
    asking: Asking,
    candidates: readonly Candidate[],
    rest: { key: string; deadlineAtMs: number | undefined },
  ): Promise<FreshAnswer> {
    const { answered, attempts } = await this.models.run(asking, candidates, rest.deadlineAtMs);
    const { candidate, answer } = answered;
    const { provider, slug } = candidate.model;
    const kept: KeptAnswer = { ...answer, provider, model: slug, usage: attempts.at(-1)?.usage ?? noTokens };
    await this.answers.keep(rest.key, kept, candidate, asking.question.route.cacheTtlSeconds);
    return { answer: kept, attempts };
  }

  private async recordHit({ question, operationId, fileId, runId, caller }: Asking, { provider, model, usage }: KeptAnswer): Promise<void> {
    const attempt = { attemptId: `${runId}-1`, operationId, attempt: 1, task: question.route.task, provider, model };
    await this.ledger.recordHit({ ...attempt, saved: usage, ...(fileId === undefined ? {} : { fileId }) }, caller);
  }
}

type Shown = Pick<Completion, 'id' | 'task' | 'elapsedSeconds'>;

function viewCached(shown: Shown, { usage: _saved, ...answer }: KeptAnswer): Completion {
  return { ...shown, ...answer, cached: true, usage: noTokens, costUsd: '0', attempts: [] };
}

/** Usage and cost are those of the whole request: an answer that could not be used was paid for too. */
function viewFresh(shown: Shown, { answer, attempts }: FreshAnswer): Completion {
  const usage = attempts.reduce((sum, attempt) => addUsage(sum, attempt.usage ?? noTokens), noTokens);
  const costUsd = attempts.reduce((sum, attempt) => addUsd(sum, attempt.costUsd), '0');
  return { ...shown, ...answer, cached: false, usage, costUsd, attempts: [...attempts] };
}

const addUsage = (first: TokenUsage, second: TokenUsage): TokenUsage => ({
  promptTokens: first.promptTokens + second.promptTokens,
  completionTokens: first.completionTokens + second.completionTokens,
  totalTokens: first.totalTokens + second.totalTokens,
  cachedPromptTokens: first.cachedPromptTokens + second.cachedPromptTokens,
  cacheWriteTokens: first.cacheWriteTokens + second.cacheWriteTokens,
  reasoningTokens: first.reasoningTokens + second.reasoningTokens,
});
