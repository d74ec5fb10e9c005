import { Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { MongoLink } from '@earshot/platform/persistence';
import { BlobStore } from '../blob-store';
import { GridFsBlobStore, type GridFsBlobStoreOptions } from './grid-fs-blob-store';

/** Gives every module the `BlobStore` over GridFS, through the connection of `MongoPersistenceModule`. */
@Module({})
export class GridFsBlobModule implements OnModuleInit {
  constructor(
    private readonly link: MongoLink,
    private readonly store: GridFsBlobStore,
  ) {}

  static forRoot(options: GridFsBlobStoreOptions = {}): DynamicModule {
    return {
      module: GridFsBlobModule,
      global: true,
      providers: [
        { provide: GridFsBlobStore, inject: [MongoLink], useFactory: (link: MongoLink) => new GridFsBlobStore(link, options) },
        { provide: BlobStore, useExisting: GridFsBlobStore },
      ],
      exports: [BlobStore],
    };
  }

  onModuleInit(): void {
    this.link.whenConnected(() => this.store.prepare(new Date()));
  }
}
