import { z } from 'zod';

/** One part of a message that is more than text; what is in it is passed on as it is. */
const contentPart = z.looseObject({ type: z.string().min(1) });

/** A function that a model wants called, with its arguments as JSON text. */
export const toolCall = z.looseObject({
  id: z.string(),
  type: z.string(),
  function: z.looseObject({ name: z.string(), arguments: z.string() }).optional(),
});
export type ToolCall = z.infer<typeof toolCall>;

/** One message of a conversation in the shape of OpenAI's chat completions. */
export const conversationMessage = z.object({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
  content: z.union([z.string(), z.array(contentPart)]).nullish(),
  name: z.string().optional(),
  tool_calls: z.array(toolCall).optional(),
  tool_call_id: z.string().optional(),
});
export type ConversationMessage = z.infer<typeof conversationMessage>;
