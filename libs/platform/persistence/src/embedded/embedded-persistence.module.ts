import { Module, type DynamicModule, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DocumentStore } from '../document-store';
import { EmbeddedDocumentStore, type EmbeddedDocumentStoreOptions } from './embedded-document-store';

/**
 * Gives every module the `DocumentStore` over files of one directory.
 *
 * @example
 * imports: [EmbeddedPersistenceModule.forRoot({ dataDirectory: configuration.dataDirectory })]
 */
@Module({})
export class EmbeddedPersistenceModule implements OnModuleInit, OnApplicationShutdown {
  constructor(private readonly store: EmbeddedDocumentStore) {}

  static forRoot(options: EmbeddedDocumentStoreOptions): DynamicModule {
    return {
      module: EmbeddedPersistenceModule,
      global: true,
      providers: [
        { provide: EmbeddedDocumentStore, useFactory: () => new EmbeddedDocumentStore(options) },
        { provide: DocumentStore, useExisting: EmbeddedDocumentStore },
      ],
      exports: [DocumentStore],
    };
  }

  async onModuleInit(): Promise<void> {
    await this.store.load();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.store.close();
  }
}
