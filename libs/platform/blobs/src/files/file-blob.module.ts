import { Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { BlobStore } from '../blob-store';
import { FileBlobStore, type FileBlobStoreOptions } from './file-blob-store';

/** Gives every module the `BlobStore` over files of one directory. */
@Module({})
export class FileBlobModule implements OnModuleInit {
  constructor(private readonly store: FileBlobStore) {}

  static forRoot(options: FileBlobStoreOptions): DynamicModule {
    return {
      module: FileBlobModule,
      global: true,
      providers: [
        { provide: FileBlobStore, useFactory: () => new FileBlobStore(options) },
        { provide: BlobStore, useExisting: FileBlobStore },
      ],
      exports: [BlobStore],
    };
  }

  async onModuleInit(): Promise<void> {
    await this.store.prepare();
  }
}
