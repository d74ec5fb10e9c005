import KeyvRedis from '@keyv/redis';
import { CACHE_MANAGER, CacheModule, type Cache } from '@nestjs/cache-manager';
import { Inject, Module, type DynamicModule, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Keyv } from 'keyv';
import { CacheStore } from '../cache-store';
import { KeyvCacheStore } from '../keyv-cache-store';
import { BackendGuard } from './backend-guard';
import { RedisCacheBackend } from './redis-cache-backend';
import { connectInBackground, createRedisClient, type RedisClient } from './redis-client';

export interface RedisCacheOptions {
  /** `redis://` or, with TLS, `rediss://`. */
  readonly url: string;
  /** What the keys of this installation begin with; `earshot` when absent. */
  readonly namespace?: string;
}

const cacheClient = Symbol('cacheClient');

/** Gives every module the `CacheStore` in Redis. */
@Module({})
export class RedisCacheModule implements OnModuleInit, OnApplicationShutdown {
  constructor(@Inject(cacheClient) private readonly client: RedisClient) {}

  static forRoot({ url, namespace = 'earshot' }: RedisCacheOptions): DynamicModule {
    const client = createRedisClient(url);
    return {
      module: RedisCacheModule,
      global: true,
      imports: [CacheModule.register({ stores: [storeOver(client, `${namespace}:cache`)] })],
      providers: [
        { provide: cacheClient, useValue: client },
        {
          provide: CacheStore,
          inject: [CACHE_MANAGER],
          useFactory: (cache: Cache) => new KeyvCacheStore(cache, new RedisCacheBackend(client, new BackendGuard(), namespace)),
        },
      ],
      exports: [CacheStore],
    };
  }

  onModuleInit(): void {
    connectInBackground(this.client);
  }

  onApplicationShutdown(): void {
    if (this.client.isOpen) this.client.destroy();
  }
}

function storeOver(client: RedisClient, namespace: string): Keyv {
  const adapter = new KeyvRedis(client, { keyPrefixSeparator: ':', throwOnConnectError: false, throwOnErrors: true });
  const keyv = new Keyv({ store: adapter, namespace, useKeyPrefix: false });
  // What it has to say arrives as a miss; without a listener it would end the process.
  keyv.on('error', () => undefined);
  return keyv;
}
