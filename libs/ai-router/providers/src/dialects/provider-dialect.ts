import type { TokenUsage } from '@earshot/contracts';

/** The fields of a chat completion's body, by the names of OpenAI. */
export type ChatBody = Readonly<Record<string, unknown>>;

/** In what a provider differs from OpenAI's chat completions. */
export interface ProviderDialect {
  /** Sent with every call. */
  readonly headers: Readonly<Record<string, string>>;
  /** Leaves out or renames what the provider does not take. */
  readonly adjust: (body: ChatBody) => ChatBody;
  /** @returns the usage that the provider reports, or null where it reports none or one that cannot be */
  readonly readUsage: (reported: unknown) => TokenUsage | null;
}
