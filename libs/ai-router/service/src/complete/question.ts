import type { Prompt } from '@earshot/ai-router/prompting';
import type { ModelPolicy } from '@earshot/ai-router/routing';
import type { ChatParameters, CompressionReport, ConversationMessage, MeasuredFeatures } from '@earshot/contracts';
import type { TaskRoute } from '@earshot/model-catalogue';

/** A request that was checked and put into words. */
export interface Question {
  readonly route: TaskRoute;
  readonly prompt: Prompt;
  readonly messages: readonly ConversationMessage[];
  /** The messages are the caller's own, not those of the prompt. */
  readonly isConversation: boolean;
  /** What the caller gave for the variables, as it was written; the last thing said in a conversation, as `prompt`. */
  readonly values: Readonly<Record<string, string>>;
  readonly parameters: ChatParameters;
  /** Null where nothing was to be compressed. */
  readonly compression: CompressionReport | null;
  readonly policy: ModelPolicy;
  /** No deep model steps in for another one. */
  readonly isBatch: boolean;
  readonly temperature: number;
  readonly maxTokens: number;
  /** An estimate; 0 while no model outside this process could be asked. */
  readonly promptTokens: number;
  readonly measurements: MeasuredFeatures | undefined;
}
