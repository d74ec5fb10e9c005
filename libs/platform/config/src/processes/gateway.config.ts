import { defineProcessConfig } from '../process-config';
import { httpSection } from '../sections/http.section';
import { identitySection } from '../sections/identity.section';
import { limitsSection } from '../sections/limits.section';
import { mongodbSection } from '../sections/mongodb.section';
import { natsSection } from '../sections/nats.section';
import { observabilitySection } from '../sections/observability.section';
import { probesSection } from '../sections/probes.section';
import { redisSection } from '../sections/redis.section';
import { runtimeSection } from '../sections/runtime.section';

/** What the gateway of the distributed profile reads. */
export const gatewayConfig = defineProcessConfig('gateway', {
  http: httpSection,
  probes: probesSection,
  mongodb: mongodbSection,
  redis: redisSection,
  nats: natsSection,
  identity: identitySection,
  limits: limitsSection,
  observability: observabilitySection,
  runtime: runtimeSection,
});
