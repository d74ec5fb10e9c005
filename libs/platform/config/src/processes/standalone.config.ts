import { defineProcessConfig } from '../process-config';
import { cacheSection } from '../sections/cache.section';
import { catalogueSection } from '../sections/catalogue.section';
import { analysisSection } from '../sections/analysis.section';
import { dataSection } from '../sections/data.section';
import { httpSection } from '../sections/http.section';
import { identitySection } from '../sections/identity.section';
import { limitsSection } from '../sections/limits.section';
import { observabilitySection } from '../sections/observability.section';
import { providerSections } from '../sections/providers.section';
import { runtimeSection } from '../sections/runtime.section';

/** What the one process of the embedded profile reads. */
export const standaloneConfig = defineProcessConfig('standalone', {
  http: httpSection,
  data: dataSection,
  cache: cacheSection,
  identity: identitySection,
  limits: limitsSection,
  analysis: analysisSection,
  providers: providerSections,
  catalogue: catalogueSection,
  observability: observabilitySection,
  runtime: runtimeSection,
});
