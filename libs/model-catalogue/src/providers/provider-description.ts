import { z } from 'zod';

/** How one provider is spoken to. Where it is and with which key is the operator's configuration, never data. */
export const providerDescription = z.object({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** `rules` answers inside this process; everything else speaks OpenAI's chat completions. */
  kind: z.enum(['openai-compatible', 'rules']),
  needsKey: z.boolean(),
  /** What the provider calls the limit of completion tokens. */
  tokenLimitField: z.enum(['max_tokens', 'max_completion_tokens']),
});
export type ProviderDescription = z.infer<typeof providerDescription>;
