import { CACHE_MANAGER, CacheModule, type Cache } from '@nestjs/cache-manager';
import { Module, type DynamicModule } from '@nestjs/common';
import { Keyv } from 'keyv';
import { CacheStore } from '../cache-store';
import { KeyvCacheStore } from '../keyv-cache-store';
import { BoundedMap, usualBounds, type BoundedMapOptions } from './bounded-map';
import { MemoryCacheBackend } from './memory-cache-backend';

/** Gives every module the `CacheStore` in the memory of this process: at most 10,000 entries and 64 MB unless told otherwise. */
@Module({})
export class MemoryCacheModule {
  static forRoot(bounds: Partial<BoundedMapOptions> = {}): DynamicModule {
    const entries = new BoundedMap({ ...usualBounds, ...bounds });
    return {
      module: MemoryCacheModule,
      global: true,
      imports: [CacheModule.register({ stores: [new Keyv({ store: entries, useKeyPrefix: false })] })],
      providers: [
        {
          provide: CacheStore,
          inject: [CACHE_MANAGER],
          useFactory: (cache: Cache) => new KeyvCacheStore(cache, new MemoryCacheBackend(entries)),
        },
      ],
      exports: [CacheStore],
    };
  }
}
