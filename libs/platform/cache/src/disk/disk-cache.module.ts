import { CACHE_MANAGER, CacheModule, type Cache } from '@nestjs/cache-manager';
import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { Keyv } from 'keyv';
import { CacheStore } from '../cache-store';
import { KeyvCacheStore } from '../keyv-cache-store';
import { usualBounds, type BoundedMapOptions } from '../memory/bounded-map';
import { DiskCache } from './disk-cache';
import { DiskCacheBackend } from './disk-cache-backend';

type DiskCacheModuleOptions = { readonly directory: string } & Partial<BoundedMapOptions>;

/** Gives every module the `CacheStore` in a file of this process: at most 10,000 entries and 64 MB unless told otherwise. */
@Module({})
export class DiskCacheModule implements OnApplicationShutdown {
  constructor(private readonly cache: DiskCache) {}

  static forRoot(options: DiskCacheModuleOptions): DynamicModule {
    const cache = new DiskCache({ ...usualBounds, ...options });
    return {
      module: DiskCacheModule,
      global: true,
      imports: [CacheModule.register({ stores: [new Keyv({ store: cache.entries, useKeyPrefix: false })] })],
      providers: [
        { provide: DiskCache, useFactory: () => cache.open().then(() => cache) },
        {
          provide: CacheStore,
          inject: [CACHE_MANAGER, DiskCache],
          useFactory: (manager: Cache, opened: DiskCache) => new KeyvCacheStore(manager, new DiskCacheBackend(opened)),
        },
      ],
      exports: [CacheStore],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.cache.close();
  }
}
