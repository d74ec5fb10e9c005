import { defineProcessConfig } from '../process-config';
import { analysisSection } from '../sections/analysis.section';
import { limitsSection } from '../sections/limits.section';
import { mongodbSection } from '../sections/mongodb.section';
import { natsSection } from '../sections/nats.section';
import { observabilitySection } from '../sections/observability.section';
import { probesSection } from '../sections/probes.section';
import { runtimeSection } from '../sections/runtime.section';

/** What the audio-features service of the distributed profile reads. */
export const audioFeaturesConfig = defineProcessConfig('audio-features', {
  probes: probesSection,
  mongodb: mongodbSection,
  nats: natsSection,
  analysis: analysisSection,
  limits: limitsSection,
  observability: observabilitySection,
  runtime: runtimeSection,
});
