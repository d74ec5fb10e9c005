import { loadOperatorCatalogue } from '@earshot/model-catalogue';
import type { ConfigOf, usageLedgerConfig } from '@earshot/platform/config';
import { MessagingReadiness, NatsMessagingModule } from '@earshot/platform/messaging';
import { ObservabilityModule, ProbeServerModule, ReadinessModule } from '@earshot/platform/observability';
import { DocumentStore, MongoPersistenceModule } from '@earshot/platform/persistence';
import { UsageLedgerModule } from '@earshot/usage-ledger/service';
import { Module, type DynamicModule } from '@nestjs/common';

const service = 'usage-ledger';

/** The usage-ledger process of the distributed profile. */
@Module({})
export class AppModule {
  static forRoot({ mongodb, nats, catalogue, observability, probes }: ConfigOf<typeof usageLedgerConfig>): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ObservabilityModule.forRoot({ service, ...observability }),
        MongoPersistenceModule.forRoot(mongodb),
        NatsMessagingModule.forRoot({ url: nats.url, serviceName: service }),
        ReadinessModule.forRoot({ documents: DocumentStore, messages: MessagingReadiness }),
        ProbeServerModule.forRoot({ service, ...probes }),
        UsageLedgerModule.register({ priceBook: loadOperatorCatalogue(catalogue.path).priceBook }),
      ],
    };
  }
}
