import { answerByRules, type ChatReply, type ChatRequest } from '@earshot/ai-router/providers';
import { countTokens } from '@earshot/ai-router/prompting';
import { outcomeName, type CallOutcome, type ModelCall } from '@earshot/ai-router/routing';
import { EarshotError, isEarshotError, noTokens, type TokenUsage } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { ApiKeys } from '../models/api-keys';
import type { KeyedProvider } from '../models/key-ring';
import { ModelBoard } from '../models/model-board';
import { ProviderPool } from '../models/provider-pool';
import { RouterRuntime } from '../runtime/router-runtime';
import type { OpenBill } from './billing/bill';
import type { Asking, ModelAnswer } from './model-answer';
import { PartialAnswer } from './partial-answer';
import { readAnswer } from './read-answer';
import { repairMessages } from './repair-messages';

const asError = (error: unknown): EarshotError =>
  isEarshotError(error) ? error : new EarshotError('PROVIDER_UNEXPECTED', 'The call failed in an unexpected way.', { cause: error });

/** A reply, or why there is none and whether that is mended. */
type Asked = ChatReply | { readonly error: EarshotError; readonly isMended: boolean };

/** One call of one model: reserved before, read, and settled or given back after. */
@Injectable()
export class ModelCaller {
  constructor(
    private readonly pool: ProviderPool,
    private readonly keys: ApiKeys,
    private readonly board: ModelBoard,
    private readonly runtime: RouterRuntime,
  ) {}

  /** @throws EarshotError BUDGET_EXCEEDED, SERVICE_UNAVAILABLE or CANCELLED, which end the request; other failures are outcomes */
  async call(call: ModelCall, asking: Asking): Promise<CallOutcome<ModelAnswer>> {
    // At once, so that a half-open breaker lets no second probe through while the ledger is asked.
    this.board.begin(call.candidate.model.id);
    const reservation = await this.reserve(call, asking);
    if (isEarshotError(reservation)) return { kind: 'failed', error: reservation, usage: null, costUsd: '0' };
    const partial = new PartialAnswer(call.candidate.model.slug, asking.deliver ?? (() => Promise.resolve()));
    const asked = await this.ask(call, asking, partial);
    if (!('error' in asked)) return this.read(asked, call, asking, reservation);
    return this.giveUp(asked, { call, asking, reservation, partial });
  }

  /** @returns the refusal of a model that has no price: another one may have. */
  private async reserve({ candidate: { model }, number }: ModelCall, { bill }: Asking): Promise<OpenBill | EarshotError> {
    try {
      return await bill.reserve(model, number);
    } catch (error) {
      this.board.forget(model.id);
      if (isEarshotError(error, 'INVALID_INPUT')) return error;
      throw error;
    }
  }

  private async ask(call: ModelCall, asking: Asking, partial: PartialAnswer): Promise<Asked> {
    const { model } = call.candidate;
    const keyed = this.pool.find(model.provider);
    const startedAtMs = this.runtime.now();
    try {
      const name = this.pool.nameOf(model) ?? model.slug;
      const reply = model.local
        ? answerLocally(asking, !this.pool.hasPaidModels)
        : await askProvider(keyed, { ...call, name }, { asking, partial });
      this.board.succeed(model.id, this.runtime.now() - startedAtMs);
      return reply;
    } catch (thrown) {
      const error = asError(thrown);
      const isMended = error.code === 'PROVIDER_AUTH' && keyed !== undefined && (await this.keys.leave(model.provider, keyed.key));
      // What the rules cannot answer says nothing about how they are doing, and a refused key nothing about the model.
      if (isMended) this.board.forget(model.id);
      else if (!model.local) this.board.fail(model.id, error.code, this.runtime.now() - startedAtMs);
      return { error, isMended };
    }
  }

  /** A call without an answer costs nothing, as far as anybody knows; one that broke off is charged for what had come. */
  private async giveUp(
    { error, isMended }: { readonly error: EarshotError; readonly isMended: boolean },
    { call, asking, reservation, partial }: Attempted,
  ): Promise<CallOutcome<ModelAnswer>> {
    const outcome = outcomeName(error.code);
    if (!partial.hasBegun) {
      await reservation.void(outcome);
      if (asking.signal.aborted) throw error;
      return { kind: 'failed', error, usage: null, costUsd: '0', isMended };
    }
    const usage = estimateUsage(asking.question.promptTokens, countTokens(partial.text, call.candidate.model.tokenizer));
    const costUsd = await reservation.settle({ usage, estimated: true, outcome }, partial.text);
    if (asking.signal.aborted) throw error;
    return { kind: 'failed', error, usage, costUsd, hasBegun: true };
  }

  /** An answer that cannot be used is paid for all the same. */
  private async read(
    reply: ChatReply,
    { candidate: { model } }: ModelCall,
    { question }: Asking,
    reservation: OpenBill,
  ): Promise<CallOutcome<ModelAnswer>> {
    const estimated = reply.usage === null;
    const usage = reply.usage ?? estimateUsage(question.promptTokens, countTokens(reply.text, model.tokenizer));
    const answer = readAnswer(reply, question);
    const outcome = isEarshotError(answer) ? outcomeName(answer.code) : 'answered';
    const costUsd = await reservation.settle({ usage, estimated, outcome }, reply.text);
    if (!isEarshotError(answer)) return { kind: 'answered', answer, usage, costUsd };
    return { kind: 'failed', error: answer, usage, costUsd, unusableText: reply.text };
  }
}

/** A call that was made, with all that belongs to it. */
interface Attempted {
  readonly call: ModelCall;
  readonly asking: Asking;
  readonly reservation: OpenBill;
  readonly partial: PartialAnswer;
}

async function askProvider(
  keyed: KeyedProvider | undefined,
  { candidate: { model }, name, timeoutMs, repairOf }: ModelCall & { readonly name: string },
  { asking, partial }: Pick<Attempted, 'asking' | 'partial'>,
): Promise<ChatReply> {
  if (keyed === undefined) throw new EarshotError('PROVIDER_UNEXPECTED', `The provider ${model.provider} cannot be asked.`);
  const { question, signal, deliver } = asking;
  const { messages, temperature, maxTokens, parameters, route } = question;
  const asked: ChatRequest = {
    ...{ model: name, temperature, maxTokens, timeoutMs, signal },
    messages: repairOf === undefined ? messages : repairMessages(messages, repairOf),
    parameters: repairOf === undefined ? parameters : { ...parameters, response_format: { type: 'json_object' } },
  };
  if (deliver === undefined) return keyed.provider.complete(asked);
  const limits = { firstTokenTimeoutMs: route.firstTokenSeconds * 1_000, idleTimeoutMs: route.idleSeconds * 1_000 };
  const stream = keyed.provider.stream({ ...asked, ...limits });
  for (;;) {
    const { done, value } = await stream.next();
    if (done === true) return value;
    await partial.pass(value);
  }
}

/** A client that talks to a model is told that there is none; whoever asks for a task gets what can be had. */
function answerLocally({ question: { route, values, measurements, isConversation } }: Asking, isAlone: boolean): ChatReply {
  const text = answerByRules({ task: route.task, values, measurements, isAlone: isAlone && !isConversation });
  return { text, toolCalls: [], usage: noTokens, finishReason: 'stop' };
}

const estimateUsage = (promptTokens: number, completionTokens: number): TokenUsage => ({
  ...noTokens,
  promptTokens,
  completionTokens,
  totalTokens: promptTokens + completionTokens,
});
