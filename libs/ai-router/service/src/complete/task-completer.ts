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
import { OwnBill } from './billing/own-bill';
import { viewCached, viewFresh } from './completion.view';
import type { AnswerPiece, Asking, DeliverPiece, ModelAnswer } from './model-answer';
import { ModelWalk } from './model-walk';
import { QuestionWriter } from './question-writer';
import type { AskFor, FreshAnswer, Work } from './work';

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
    return kept ?? this.land(work, context.signal, (signal) => this.ask(work, { signal }));
  }

  /** Has work done that is not kept, or joins equal work. Where nobody does it yet, it is asked for before this returns. */
  async land(work: Work, signal: AbortSignal, ask: AskFor): Promise<Completion> {
    if (work.key === undefined) return viewFresh(work.shown(), await ask(signal));
    const askAndCount: AskFor = (shared) => {
      this.answers.countMiss(work.question.route.task);
      return ask(shared);
    };
    const { result, isPilot } = await this.flights.join(work.key, signal, askAndCount);
    if (isPilot) return viewFresh(work.shown(), result);
    await this.recordHit(work, result.answer);
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
      return kept;
    }
    let hasDelivered = false;
    const handOn: DeliverPiece = (piece) => {
      hasDelivered = true;
      return deliver(piece);
    };
    const { question } = work;
    if (work.key !== undefined) this.answers.countMiss(question.route.task);
    const isStructured = !question.isConversation && outputSchemaOf(question.route.task) !== undefined;
    const fresh = await this.ask(work, { signal: context.signal, deliver: isStructured ? undefined : handOn });
    if (!hasDelivered) await deliver(asOnePiece(fresh.answer));
    return viewFresh(work.shown(), fresh);
  }

  /** @throws EarshotError for what cannot be asked, as `QuestionWriter.write` does */
  async begin(request: CompletionRequest, { caller, deadlineAtMs }: MessageContext): Promise<Work> {
    const startedAtMs = this.runtime.now();
    const question = this.questions.write(request);
    const { operationId, fileId, task } = request;
    const { promptTokens, maxTokens, compression } = question;
    const runId = this.runtime.newId();
    // A task may want every answer to be a new one: then nothing is looked for, shared or kept.
    const key = question.route.cacheTtlSeconds > 0 ? questionKey(question, caller.tenantId) : undefined;
    const kept = key === undefined ? {} : { cacheKey: key };
    return {
      question,
      payer: { operationId, fileId, caller, runId, task: question.route.task, promptTokens, maxTokens },
      key,
      candidates: await this.questions.candidates(question),
      callerDeadlineAtMs: deadlineAtMs,
      shown: () => ({ id: runId, task, elapsedSeconds: Math.max(0, this.runtime.now() - startedAtMs) / 1_000, compression, ...kept }),
    };
  }

  /** @returns the answer that was kept from before; using it is recorded. */
  async findKept(work: Work): Promise<Completion | undefined> {
    if (work.key === undefined) return undefined;
    const kept = await this.answers.find(work.key, work.candidates);
    if (kept === undefined) return undefined;
    await this.recordHit(work, kept);
    return viewCached(work.shown(), kept);
  }

  /** Asks models, by themselves, and keeps what they answer. */
  async ask(work: Work, how: Pick<Asking, 'signal' | 'deliver'>): Promise<FreshAnswer> {
    const { question, payer, candidates, callerDeadlineAtMs } = work;
    const asking: Asking = { ...how, question, bill: new OwnBill(this.ledger, payer) };
    const { answered, attempts } = await this.models.run(asking, {
      candidates,
      findDeeper: () => this.questions.deeperCandidates(question),
      callerDeadlineAtMs,
    });
    return this.keep(work, answered, attempts);
  }

  /** @returns the work under a new run, whose attempts are none of those before. */
  anew(work: Work): Work {
    return { ...work, payer: { ...work.payer, runId: this.runtime.newId() } };
  }

  /** Keeps what was answered, as its task says. */
  async keep(work: Work, { candidate, answer }: AnsweredBy, attempts: readonly Attempt[]): Promise<FreshAnswer> {
    const { provider, slug } = candidate.model;
    const kept: KeptAnswer = { ...answer, provider, model: slug, usage: attempts.at(-1)?.usage ?? noTokens };
    if (work.key !== undefined) await this.answers.keep(work.key, kept, candidate, work.question.route.cacheTtlSeconds);
    return { answer: kept, attempts };
  }

  private async recordHit({ payer }: Work, { provider, model, usage }: KeptAnswer): Promise<void> {
    const { runId, operationId, task, fileId, caller } = payer;
    const attempt = { attemptId: `${runId}-1`, operationId, attempt: 1, task, provider, model };
    const savedUsd = await this.ledger.recordHit({ ...attempt, saved: usage, ...(fileId === undefined ? {} : { fileId }) }, caller);
    this.answers.countHit(task, { usage, savedUsd });
  }
}

/** What was said, and by whom. */
interface AnsweredBy {
  readonly candidate: Candidate;
  readonly answer: ModelAnswer;
}

const asOnePiece = ({ content, toolCalls, model }: Pick<KeptAnswer, 'content' | 'toolCalls' | 'model'>): AnswerPiece => ({
  text: content,
  toolCalls: toolCalls.map((call, index) => ({ index, ...call })),
  model,
});
