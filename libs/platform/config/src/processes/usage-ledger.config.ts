import { defineProcessConfig } from '../process-config';
import { catalogueSection } from '../sections/catalogue.section';
import { mongodbSection } from '../sections/mongodb.section';
import { natsSection } from '../sections/nats.section';
import { observabilitySection } from '../sections/observability.section';
import { probesSection } from '../sections/probes.section';
import { runtimeSection } from '../sections/runtime.section';

/** What the usage-ledger service of the distributed profile reads. */
export const usageLedgerConfig = defineProcessConfig('usage-ledger', {
  probes: probesSection,
  mongodb: mongodbSection,
  nats: natsSection,
  catalogue: catalogueSection,
  observability: observabilitySection,
  runtime: runtimeSection,
});
