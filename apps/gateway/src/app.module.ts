import { GatewayModule, gatewayOptions } from '@earshot/gateway/api';
import { GridFsBlobModule } from '@earshot/platform/blobs';
import type { ConfigOf, gatewayConfig } from '@earshot/platform/config';
import { MessagingReadiness, NatsMessagingModule } from '@earshot/platform/messaging';
import { ObservabilityModule, ProbeServerModule, ReadinessModule } from '@earshot/platform/observability';
import { DocumentStore, MongoPersistenceModule } from '@earshot/platform/persistence';
import { RedisRateLimitModule } from '@earshot/platform/rate-limit';
import { Module, type DynamicModule } from '@nestjs/common';

const service = 'gateway';

/** The gateway process of the distributed profile. */
@Module({})
export class AppModule {
  static forRoot(config: ConfigOf<typeof gatewayConfig>): DynamicModule {
    const { mongodb, nats, observability, probes, redis } = config;
    return {
      module: AppModule,
      imports: [
        ObservabilityModule.forRoot({ service, ...observability }),
        MongoPersistenceModule.forRoot(mongodb),
        GridFsBlobModule.forRoot(),
        RedisRateLimitModule.forRoot(redis),
        NatsMessagingModule.forRoot({ url: nats.url, serviceName: service }),
        ReadinessModule.forRoot({ documents: DocumentStore, messages: MessagingReadiness }),
        ProbeServerModule.forRoot({ service, ...probes }),
        GatewayModule.register(gatewayOptions(config, { servesMetrics: false })),
      ],
    };
  }
}
