import { defineSection } from '../setting';
import { serverUrl } from '../values/server-url';

/** The message server of the distributed profile. */
export const natsSection = defineSection({
  url: {
    env: 'NATS_URL',
    schema: serverUrl('nats', 'tls', 'ws', 'wss'),
    description: 'NATS 2.12.7 or newer with JetStream, with its credentials; several servers are separated by commas.',
    secret: true,
  },
});
