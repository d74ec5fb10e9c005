import { defineSection } from '../setting';
import { serverUrl } from '../values/server-url';

/** The server of caches and rate limits of the distributed profile. */
export const redisSection = defineSection({
  url: {
    env: 'REDIS_URL',
    schema: serverUrl('redis', 'rediss'),
    description: 'Redis 7 or newer, with its credentials; it holds caches and rate limits only.',
    secret: true,
  },
});
