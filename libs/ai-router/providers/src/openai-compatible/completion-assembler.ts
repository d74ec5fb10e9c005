import type { TokenUsage } from '@earshot/contracts';
import { z } from 'zod';
import type { ChatDelta, ChatReply } from '../chat-provider';
import { errorBody, failureOf, finishFailure } from './completion-failure';
import type { ProviderFailure } from './provider-failure';
import { ToolCallAssembler } from './tool-call-assembler';

const choiceBody = z.looseObject({
  delta: z.looseObject({ content: z.string().nullish(), tool_calls: z.array(z.unknown()).nullish() }).nullish(),
  finish_reason: z.string().nullish(),
  native_finish_reason: z.string().nullish(),
  error: errorBody.nullish(),
});
type Choice = z.infer<typeof choiceBody>;

const chunkBody = z.looseObject({
  error: errorBody.nullish(),
  choices: z.array(choiceBody).nullish().catch(null),
  usage: z.unknown().optional(),
});

/** What one event brought. */
export interface AssemblyStep {
  readonly delta?: ChatDelta;
  readonly failure?: ProviderFailure;
}

/** Puts a streamed answer together. */
export class CompletionAssembler {
  private readonly text: string[] = [];
  private readonly toolCalls = new ToolCallAssembler();
  private usage: TokenUsage | null = null;
  private finishReason: string | undefined;

  constructor(private readonly readUsage: (reported: unknown) => TokenUsage | null) {}

  add(event: unknown): AssemblyStep {
    const chunk = chunkBody.safeParse(event);
    if (!chunk.success) return {};
    const { error, choices, usage } = chunk.data;
    // Some providers report a growing usage with every event: the last one is the whole.
    if (usage !== undefined && usage !== null) this.usage = this.readUsage(usage);
    const [choice] = choices ?? [];
    const reported = error ?? choice?.error;
    if (reported !== null && reported !== undefined) return { failure: failureOf(reported) };
    return choice === undefined ? {} : this.addChoice(choice);
  }

  /** The end was announced: an answer that came so far is whole, also where no reason was given. */
  end(): AssemblyStep {
    if (this.text.length > 0) this.finishReason ??= 'stop';
    return {};
  }

  /** Whether the provider said how its answer ended. */
  get isFinished(): boolean {
    return this.finishReason !== undefined;
  }

  /** Whether nothing more is to come. */
  get isComplete(): boolean {
    return this.isFinished && this.usage !== null;
  }

  /** @returns the whole answer; undefined where its end never came */
  finish(): ChatReply | undefined {
    if (this.finishReason === undefined) return undefined;
    return { text: this.text.join(''), toolCalls: this.toolCalls.finish(), usage: this.usage, finishReason: this.finishReason };
  }

  private addChoice(choice: Choice): AssemblyStep {
    const ended = finishFailure(choice);
    if (ended !== undefined) return { failure: ended };
    this.finishReason = choice.finish_reason ?? this.finishReason;
    return this.take(choice.delta?.content ?? '', choice.delta?.tool_calls ?? []);
  }

  private take(text: string, toolCalls: readonly unknown[]): AssemblyStep {
    if (text === '' && toolCalls.length === 0) return {};
    this.text.push(text);
    for (const piece of toolCalls) this.toolCalls.add(piece);
    return { delta: { text, toolCalls } };
  }
}
