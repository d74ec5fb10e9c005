import type { PromptExamples, PromptSettings } from './prompt-settings';

/** A prompt that was checked when it was read. */
export interface Prompt {
  readonly task: string;
  /** What the templates and examples say, as a hash: an edited file never meets an old cache entry. */
  readonly fingerprint: string;
  readonly system: string;
  readonly user: string;
  readonly settings: PromptSettings;
  readonly examples: PromptExamples;
  /** JSON Schema of the answer; null where free text is asked for. */
  readonly schema: unknown;
}

/** One message as a model takes it. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}
