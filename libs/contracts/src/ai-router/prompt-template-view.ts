import { z } from 'zod';
import { defineRequest } from '../messages/define-request';

/** A prompt as it is kept: what is said for a task, and which variables it takes. */
export const promptTemplateView = z.object({
  name: z.string(),
  task: z.string(),
  version: z.string(),
  description: z.string(),
  variables: z.array(z.string()),
  system: z.string(),
  user: z.string(),
  maxTokens: z.int(),
  temperature: z.number(),
});
export type PromptTemplateView = z.infer<typeof promptTemplateView>;

export const listPromptTemplates = defineRequest({
  subject: 'ai-router.v1.prompt-template.list',
  request: z.object({}),
  reply: z.object({ templates: z.array(promptTemplateView) }),
});
