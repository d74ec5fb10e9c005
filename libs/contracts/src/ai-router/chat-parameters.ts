import { z } from 'zod';

/**
 * What a client of OpenAI's chat completions may ask for besides the messages: passed on to the provider as it is. Whatever
 * is not named here never leaves.
 */
export const chatParameters = z.object({
  tools: z
    .array(z.looseObject({ type: z.string() }))
    .max(128)
    .optional(),
  tool_choice: z.unknown().optional(),
  parallel_tool_calls: z.boolean().optional(),
  response_format: z.looseObject({ type: z.string() }).optional(),
  stop: z.union([z.string(), z.array(z.string()).max(4)]).nullish(),
  top_p: z.number().min(0).max(1).optional(),
  seed: z.int().optional(),
  frequency_penalty: z.number().min(-2).max(2).optional(),
  presence_penalty: z.number().min(-2).max(2).optional(),
  logit_bias: z.record(z.string(), z.number()).nullish(),
  logprobs: z.boolean().optional(),
  top_logprobs: z.int().min(0).max(20).optional(),
  reasoning_effort: z.string().optional(),
});
export type ChatParameters = z.infer<typeof chatParameters>;
