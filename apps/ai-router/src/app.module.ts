import { AiRouterModule, aiRouterOptions } from '@earshot/ai-router/service';
import { RedisCacheModule } from '@earshot/platform/cache';
import type { aiRouterConfig, ConfigOf } from '@earshot/platform/config';
import { MessagingReadiness, NatsMessagingModule } from '@earshot/platform/messaging';
import { ObservabilityModule, ProbeServerModule, ReadinessModule } from '@earshot/platform/observability';
import { RedisRateLimitModule } from '@earshot/platform/rate-limit';
import { Module, type DynamicModule } from '@nestjs/common';

const service = 'ai-router';

/** The ai-router process of the distributed profile. It is ready without Redis: its cache is then empty, not in the way. */
@Module({})
export class AppModule {
  static forRoot(config: ConfigOf<typeof aiRouterConfig>): DynamicModule {
    const { nats, redis, observability, probes } = config;
    return {
      module: AppModule,
      imports: [
        ObservabilityModule.forRoot({ service, ...observability }),
        NatsMessagingModule.forRoot({ url: nats.url, serviceName: service }),
        RedisCacheModule.forRoot({ url: redis.url }),
        RedisRateLimitModule.forRoot({ url: redis.url }),
        ReadinessModule.forRoot({ messages: MessagingReadiness }),
        ProbeServerModule.forRoot({ service, ...probes }),
        AiRouterModule.register(aiRouterOptions(config)),
      ],
    };
  }
}
