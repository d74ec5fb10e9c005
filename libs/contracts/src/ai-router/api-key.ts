import { z } from 'zod';
import { defineEvent } from '../messages/define-event';
import { defineRequest } from '../messages/define-request';

/** A provider may have two keys, so that one can be replaced while the other serves. */
export const apiKeyName = z.enum(['primary', 'secondary']);
export type ApiKeyName = z.infer<typeof apiKeyName>;

/** Puts another key of a provider to use, for calls that begin from now on, in every replica. For administrators. */
export const switchApiKey = defineRequest({
  subject: 'ai-router.v1.api-key.switch',
  request: z.object({ provider: z.string(), key: apiKeyName }),
  reply: z.object({}),
  errors: ['NOT_FOUND', 'FORBIDDEN'],
});

/** Another key of a provider is in use: by an administrator's will, or because the former was refused. */
export const apiKeySwitched = defineEvent({
  subject: 'ai-router.v1.api-key.switched',
  payload: z.object({ provider: z.string(), key: apiKeyName }),
});
