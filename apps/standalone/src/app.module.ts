import { join } from 'node:path';
import { AiRouterModule, aiRouterOptions } from '@earshot/ai-router/service';
import { AudioFeaturesModule, audioFeaturesSettings } from '@earshot/audio-features/service';
import { GatewayModule, gatewayOptions } from '@earshot/gateway/api';
import { loadOperatorCatalogue } from '@earshot/model-catalogue';
import { FileBlobModule } from '@earshot/platform/blobs';
import { DiskCacheModule, MemoryCacheModule } from '@earshot/platform/cache';
import type { ConfigOf, standaloneConfig } from '@earshot/platform/config';
import { InProcessMessagingModule, MessagingReadiness } from '@earshot/platform/messaging';
import { ObservabilityModule, ReadinessModule } from '@earshot/platform/observability';
import { DocumentStore, EmbeddedPersistenceModule } from '@earshot/platform/persistence';
import { MemoryRateLimitModule } from '@earshot/platform/rate-limit';
import { UsageLedgerModule } from '@earshot/usage-ledger/service';
import { Module, type DynamicModule } from '@nestjs/common';
import { FirstRun } from './first-run/first-run';
import { OwnerAccount } from './first-run/owner-account';

/** The embedded profile: all four services in one process, everything they need inside it. */
@Module({})
export class AppModule {
  static forRoot(config: ConfigOf<typeof standaloneConfig>): DynamicModule {
    const { directory } = config.data;
    return {
      module: AppModule,
      imports: [
        ObservabilityModule.forRoot({
          service: 'standalone',
          ...config.observability,
          logLevel: logLevelFor(config),
          logDestination: process.stderr,
        }),
        EmbeddedPersistenceModule.forRoot({ dataDirectory: join(directory, 'documents') }),
        FileBlobModule.forRoot({ directory: join(directory, 'blobs') }),
        cacheModuleFor(config),
        MemoryRateLimitModule.forRoot(),
        InProcessMessagingModule.forRoot(),
        ReadinessModule.forRoot({ documents: DocumentStore, messages: MessagingReadiness }),
        GatewayModule.register(gatewayOptions(config, { servesMetrics: true })),
        AudioFeaturesModule.register(audioFeaturesSettings(config, { isAlone: true })),
        AiRouterModule.register(aiRouterOptions(config)),
        UsageLedgerModule.register({ priceBook: loadOperatorCatalogue(config.catalogue.path).priceBook }),
      ],
      providers: [FirstRun, OwnerAccount],
    };
  }
}

/** What is kept over a restart, or only until it. */
const cacheModuleFor = ({ cache: { backend, maxBytes }, data: { directory } }: ConfigOf<typeof standaloneConfig>): DynamicModule =>
  backend === 'disk' ? DiskCacheModule.forRoot({ directory: join(directory, 'cache'), maxBytes }) : MemoryCacheModule.forRoot({ maxBytes });

/** On a terminal people read: there only what needs their attention is written beside what is said to them. */
const logLevelFor = ({ observability: { logLevel } }: ConfigOf<typeof standaloneConfig>) =>
  process.stderr.isTTY && logLevel === 'info' ? 'warn' : logLevel;
