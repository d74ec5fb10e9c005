import { countTokens, outputSchemaOf, readOutput } from '@earshot/ai-router/prompting';
import { answerByRules, type ChatReply } from '@earshot/ai-router/providers';
import { outcomeName, type CallOutcome, type ModelCall } from '@earshot/ai-router/routing';
import { EarshotError, isEarshotError, noTokens, type TokenUsage } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { AttemptLedger, type OpenReservation } from '../ledger/attempt-ledger';
import { ModelBoard } from '../models/model-board';
import { ProviderPool } from '../models/provider-pool';
import { RouterRuntime } from '../runtime/router-runtime';
import type { Asking, ModelAnswer } from './model-answer';

const asError = (error: unknown): EarshotError =>
  isEarshotError(error) ? error : new EarshotError('PROVIDER_UNEXPECTED', 'The call failed in an unexpected way.', { cause: error });

/** One call of one model: reserved before, read, and settled or given back after. */
@Injectable()
export class ModelCaller {
  constructor(
    private readonly ledger: AttemptLedger,
    private readonly pool: ProviderPool,
    private readonly board: ModelBoard,
    private readonly runtime: RouterRuntime,
  ) {}

  /** @throws EarshotError BUDGET_EXCEEDED, SERVICE_UNAVAILABLE or CANCELLED, which end the request; other failures are outcomes */
  async call(call: ModelCall, asking: Asking): Promise<CallOutcome<ModelAnswer>> {
    // At once, so that a half-open breaker lets no second probe through while the ledger is asked.
    this.board.begin(call.candidate.model.id);
    const reservation = await this.reserve(call, asking);
    if (isEarshotError(reservation)) return { kind: 'failed', error: reservation, usage: null, costUsd: '0' };
    const reply = await this.ask(call, asking);
    if (!isEarshotError(reply)) return this.read(reply, call, asking, reservation);
    await this.ledger.void(reservation, outcomeName(reply.code));
    if (asking.signal.aborted) throw reply;
    return { kind: 'failed', error: reply, usage: null, costUsd: '0' };
  }

  /** @returns the refusal of a model that has no price: another one may have. */
  private async reserve({ candidate: { model }, number }: ModelCall, asking: Asking): Promise<OpenReservation | EarshotError> {
    const { question, operationId, fileId, caller, runId } = asking;
    const [promptTokens, maxCompletionTokens] = model.local ? [0, 0] : [question.promptTokens, question.maxTokens];
    const who = { provider: model.provider, model: model.slug, ...(fileId === undefined ? {} : { fileId }) };
    const attempt = { attemptId: `${runId}-${number}`, operationId, attempt: number, task: question.route.task, ...who };
    try {
      return await this.ledger.reserve({ ...attempt, promptTokens, maxCompletionTokens }, caller);
    } catch (error) {
      this.board.forget(model.id);
      if (isEarshotError(error, 'INVALID_INPUT')) return error;
      throw error;
    }
  }

  private async ask(call: ModelCall, asking: Asking): Promise<ChatReply | EarshotError> {
    const { model } = call.candidate;
    const startedAtMs = this.runtime.now();
    try {
      const reply = model.local ? answerLocally(asking) : await this.askProvider(call, asking);
      this.board.succeed(model.id, this.runtime.now() - startedAtMs);
      return reply;
    } catch (error) {
      const failure = asError(error);
      // What the rules cannot answer says nothing about how they are doing.
      if (!model.local) this.board.fail(model.id, failure.code, this.runtime.now() - startedAtMs);
      return failure;
    }
  }

  private askProvider({ candidate: { model }, timeoutMs }: ModelCall, { question, signal }: Asking): Promise<ChatReply> {
    const provider = this.pool.find(model.provider);
    if (provider === undefined) throw new EarshotError('PROVIDER_UNEXPECTED', `The provider ${model.provider} cannot be asked.`);
    const { messages, temperature, maxTokens } = question;
    return provider.complete({ model: model.slug, messages, temperature, maxTokens, timeoutMs, signal });
  }

  /** An answer that cannot be used is paid for all the same. */
  private async read(
    reply: ChatReply,
    { candidate: { model } }: ModelCall,
    { question }: Asking,
    reservation: OpenReservation,
  ): Promise<CallOutcome<ModelAnswer>> {
    const estimated = reply.usage === null;
    const usage = reply.usage ?? estimateUsage(question.promptTokens, countTokens(reply.text, model.tokenizer));
    const answer = readAnswer(reply, question.route.task);
    const outcome = isEarshotError(answer) ? outcomeName(answer.code) : 'answered';
    const costUsd = await this.ledger.settle(reservation, { usage, estimated, outcome });
    return isEarshotError(answer) ? { kind: 'failed', error: answer, usage, costUsd } : { kind: 'answered', answer, usage, costUsd };
  }
}

function answerLocally({ question: { route, measurements } }: Asking): ChatReply {
  return { text: answerByRules(route.task, measurements), usage: noTokens, finishReason: 'stop' };
}

function readAnswer({ text, finishReason }: ChatReply, task: string): ModelAnswer | EarshotError {
  const schema = outputSchemaOf(task);
  try {
    return { content: text, data: schema === undefined ? null : readOutput(text, schema), finishReason };
  } catch (error) {
    return asError(error);
  }
}

const estimateUsage = (promptTokens: number, completionTokens: number): TokenUsage => ({
  ...noTokens,
  promptTokens,
  completionTokens,
  totalTokens: promptTokens + completionTokens,
});
