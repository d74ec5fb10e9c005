import { z } from 'zod';
import { defineRequest } from '../messages/define-request';

/** A task as it can be asked for: who answers it, in which order, and within which limits. */
export const taskRouteView = z.object({
  task: z.string(),
  /** Model ids in the order in which they are asked. */
  candidates: z.array(z.string()),
  cacheTtlSeconds: z.int(),
  maxAttempts: z.int(),
  deadlineSeconds: z.number(),
});
export type TaskRouteView = z.infer<typeof taskRouteView>;

export const listTaskRoutes = defineRequest({
  subject: 'ai-router.v1.task-route.list',
  request: z.object({}),
  reply: z.object({ routes: z.array(taskRouteView) }),
});
