import { defineProcessConfig } from '../process-config';
import { catalogueSection } from '../sections/catalogue.section';
import { natsSection } from '../sections/nats.section';
import { observabilitySection } from '../sections/observability.section';
import { probesSection } from '../sections/probes.section';
import { providerSections } from '../sections/providers.section';
import { redisSection } from '../sections/redis.section';
import { runtimeSection } from '../sections/runtime.section';

/** What the ai-router service of the distributed profile reads. */
export const aiRouterConfig = defineProcessConfig('ai-router', {
  probes: probesSection,
  redis: redisSection,
  nats: natsSection,
  providers: providerSections,
  catalogue: catalogueSection,
  observability: observabilitySection,
  runtime: runtimeSection,
});
