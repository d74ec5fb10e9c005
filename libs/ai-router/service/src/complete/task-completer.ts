import { outputSchemaOf } from '@earshot/ai-router/prompting';
import { noTokens, type Attempt, type Completion, type CompletionRequest } from '@earshot/contracts';
import type { Candidate } from '@earshot/ai-router/routing';
import type { MessageContext } from '@earshot/platform/messaging';
import { Injectable } from '@nestjs/common';
import { AnswerCache } from '../answers/answer-cache';
import type { KeptAnswer } from '../answers/kept-answer';
import { questionKey } from '../answers/question-key';
import { SharedFlights } from '../answers/shared-flights';
import { AttemptLedger } from '../ledger/attempt-ledger';
import { RouterRuntime } from '../runtime/router-runtime';
import { viewCached, viewFresh, type Shown } from './completion.view';
import type { AnswerPiece, Asking, DeliverPiece } from './model-answer';
import { ModelWalk } from './model-walk';
import type { Question } from './question';
import { QuestionWriter } from './question-writer';

export interface FreshAnswer {
  readonly answer: KeptAnswer;
  readonly attempts: readonly Attempt[];
}

/** A request with everything that is needed to answer it. */
interface Work {
  readonly asking: Asking;
  readonly key: string;
  readonly candidates: readonly Candidate[];
  readonly callerDeadlineAtMs: number | undefined;
  readonly shown: () => Shown;
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
    const work = await this.begin(request, context);
    const kept = await this.findKept(work);
    if (kept !== undefined) return viewCached(work.shown(), kept);
    if (!isKept(work.asking.question)) return viewFresh(work.shown(), await this.ask(work, work.asking));
    const ask = (signal: AbortSignal): Promise<FreshAnswer> => this.ask(work, { ...work.asking, signal });
    const { result, isPilot } = await this.flights.join(work.key, context.signal, ask);
    if (isPilot) return viewFresh(work.shown(), result);
    await this.recordHit(work.asking, result.answer);
    return viewCached(work.shown(), result.answer);
  }

  /**
   * The same, with the answer handed on as it is written. A structured answer is checked first and handed on as a whole, as a
   * kept one is.
   */
  async stream(request: CompletionRequest, context: MessageContext, deliver: DeliverPiece): Promise<Completion> {
    const work = await this.begin(request, context);
    const kept = await this.findKept(work);
    if (kept !== undefined) {
      await deliver(asOnePiece(kept));
      return viewCached(work.shown(), kept);
    }
    let hasDelivered = false;
    const handOn: DeliverPiece = (piece) => {
      hasDelivered = true;
      return deliver(piece);
    };
    const { question } = work.asking;
    const isStructured = !question.isConversation && outputSchemaOf(question.route.task) !== undefined;
    const fresh = await this.ask(work, isStructured ? work.asking : { ...work.asking, deliver: handOn });
    if (!hasDelivered) await deliver(asOnePiece(fresh.answer));
    return viewFresh(work.shown(), fresh);
  }

  private async begin(request: CompletionRequest, { caller, signal, deadlineAtMs }: MessageContext): Promise<Work> {
    const startedAtMs = this.runtime.now();
    const question = this.questions.write(request);
    const { operationId, fileId, task } = request;
    const asking: Asking = { question, operationId, fileId, caller, runId: this.runtime.newId(), signal };
    const key = questionKey(question, caller.tenantId);
    const kept = isKept(question) ? { cacheKey: key } : {};
    return {
      asking,
      key,
      candidates: await this.questions.candidates(question),
      callerDeadlineAtMs: deadlineAtMs,
      shown: () => ({
        id: asking.runId,
        task,
        elapsedSeconds: Math.max(0, this.runtime.now() - startedAtMs) / 1_000,
        compression: question.compression,
        ...kept,
      }),
    };
  }

  private async findKept({ key, candidates, asking }: Work): Promise<KeptAnswer | undefined> {
    if (!isKept(asking.question)) return undefined;
    const kept = await this.answers.find(key, candidates);
    if (kept !== undefined) await this.recordHit(asking, kept);
    return kept;
  }

  private async ask({ candidates, callerDeadlineAtMs, key }: Work, asking: Asking): Promise<FreshAnswer> {
    const { route } = asking.question;
    if (isKept(asking.question)) this.answers.countMiss(route.task);
    const deeperCandidates = this.questions.deeperCandidates(asking.question);
    const { answered, attempts } = await this.models.run(asking, { candidates, deeperCandidates, callerDeadlineAtMs });
    const { candidate, answer } = answered;
    const { provider, slug } = candidate.model;
    const kept: KeptAnswer = { ...answer, provider, model: slug, usage: attempts.at(-1)?.usage ?? noTokens };
    await this.answers.keep(key, kept, candidate, route.cacheTtlSeconds);
    return { answer: kept, attempts };
  }

  private async recordHit({ question, operationId, fileId, runId, caller }: Asking, { provider, model, usage }: KeptAnswer): Promise<void> {
    const attempt = { attemptId: `${runId}-1`, operationId, attempt: 1, task: question.route.task, provider, model };
    const savedUsd = await this.ledger.recordHit({ ...attempt, saved: usage, ...(fileId === undefined ? {} : { fileId }) }, caller);
    this.answers.countHit(question.route.task, { usage, savedUsd });
  }
}

/** A task may want every answer to be a new one. */
const isKept = ({ route }: Question): boolean => route.cacheTtlSeconds > 0;

const asOnePiece = ({ content, toolCalls, model }: KeptAnswer): AnswerPiece => ({
  text: content,
  toolCalls: toolCalls.map((call, index) => ({ index, ...call })),
  model,
});
