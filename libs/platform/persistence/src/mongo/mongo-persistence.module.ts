import { Module, type DynamicModule, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { getConnectionToken, MongooseModule, type MongooseModuleOptions } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { DocumentStore } from '../document-store';
import { MongoDocumentStore, type MongoDocumentStoreOptions } from './mongo-document-store';
import { MongoLink } from './mongo-link';

export interface MongoPersistenceOptions extends MongoDocumentStoreOptions {
  /** A MongoDB connection string; MongoDB 7 or 8, as a replica set where nothing may be lost. */
  readonly uri: string;
  readonly database: string;
  /** How long one operation may take before it is given up as SERVICE_UNAVAILABLE; 5000 when absent. */
  readonly operationTimeoutMs?: number;
}

/**
 * Gives every module the `DocumentStore` over MongoDB, and the `MongoLink` to it for GridFS. The process starts without
 * the server; until it is there, operations fail at once.
 */
@Module({})
export class MongoPersistenceModule implements OnModuleInit, OnModuleDestroy {
  constructor(
    private readonly store: MongoDocumentStore,
    private readonly link: MongoLink,
  ) {}

  static forRoot(options: MongoPersistenceOptions): DynamicModule {
    const settings = connectionSettings(options);
    return {
      module: MongoPersistenceModule,
      global: true,
      imports: [MongooseModule.forRoot(options.uri, { ...settings, lazyConnection: true })],
      providers: [
        {
          provide: MongoLink,
          inject: [getConnectionToken()],
          useFactory: (connection: Connection) => new MongoLink(connection, () => connection.openUri(options.uri, settings)),
        },
        { provide: MongoDocumentStore, inject: [MongoLink], useFactory: (link: MongoLink) => new MongoDocumentStore(link, options) },
        { provide: DocumentStore, useExisting: MongoDocumentStore },
      ],
      exports: [DocumentStore, MongoLink],
    };
  }

  onModuleInit(): void {
    this.link.whenConnected(() => this.store.createIndexes());
    this.link.start();
  }

  onModuleDestroy(): void {
    this.link.stop();
  }
}

const connectionSettings = ({ database, operationTimeoutMs = 5000 }: MongoPersistenceOptions): MongooseModuleOptions => ({
  dbName: database,
  maxPoolSize: 100,
  minPoolSize: 10,
  writeConcern: { w: 'majority', journal: true },
  retryWrites: true,
  serverSelectionTimeoutMS: 500,
  socketTimeoutMS: operationTimeoutMs,
  connectTimeoutMS: 1000,
  heartbeatFrequencyMS: 2000,
  bufferCommands: false,
  autoIndex: false,
  autoCreate: false,
});
