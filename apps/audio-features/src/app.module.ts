import { AudioFeaturesModule, audioFeaturesSettings } from '@earshot/audio-features/service';
import { GridFsBlobModule } from '@earshot/platform/blobs';
import type { audioFeaturesConfig, ConfigOf } from '@earshot/platform/config';
import { MessagingReadiness, NatsMessagingModule } from '@earshot/platform/messaging';
import { ObservabilityModule, ProbeServerModule, ReadinessModule } from '@earshot/platform/observability';
import { DocumentStore, MongoPersistenceModule } from '@earshot/platform/persistence';
import { Module, type DynamicModule } from '@nestjs/common';

const service = 'audio-features';

/** The audio-features process of the distributed profile. */
@Module({})
export class AppModule {
  static forRoot(config: ConfigOf<typeof audioFeaturesConfig>): DynamicModule {
    const { mongodb, nats, observability, probes } = config;
    return {
      module: AppModule,
      imports: [
        ObservabilityModule.forRoot({ service, ...observability }),
        MongoPersistenceModule.forRoot(mongodb),
        GridFsBlobModule.forRoot(),
        NatsMessagingModule.forRoot({ url: nats.url, serviceName: service }),
        ReadinessModule.forRoot({ documents: DocumentStore, messages: MessagingReadiness }),
        ProbeServerModule.forRoot({ service, ...probes }),
        AudioFeaturesModule.register(audioFeaturesSettings(config, { isAlone: false })),
      ],
    };
  }
}
