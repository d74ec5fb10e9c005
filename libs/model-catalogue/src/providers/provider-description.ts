import { z } from 'zod';

/** How one provider is spoken to. Where it is and with which key is the operator's configuration, never data. */
export const providerDescription = z.object({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** `rules` answers inside this process; everything else speaks OpenAI's chat completions. */
  kind: z.enum(['openai-compatible', 'rules']),
  needsKey: z.boolean(),
  /** Runs on the operator's own machines: nothing that it is asked leaves them. */
  isPrivate: z.boolean(),
  /** Only the models that it lists at the moment are asked: it may not run, or not have loaded them. */
  listsModels: z.boolean(),
  /** What the provider calls the limit of completion tokens. */
  tokenLimitField: z.enum(['max_tokens', 'max_completion_tokens']),
});
export type ProviderDescription = z.infer<typeof providerDescription>;
