import { BackendGuard, connectInBackground, createRedisClient, type RedisClient } from '@earshot/platform/cache';
import { Inject, Module, type DynamicModule, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { RateLimitStore } from '../rate-limit-store';
import { RedisRateLimitStore } from './redis-rate-limit-store';
import { RedisScript } from './redis-script';

export interface RedisRateLimitOptions {
  /** `redis://` or, with TLS, `rediss://`. */
  readonly url: string;
  /** What the keys of this installation begin with; `earshot` when absent. */
  readonly namespace?: string;
  /** Which share of each limit one process allows while Redis is away; 0.25 when absent. */
  readonly shareWithoutRedis?: number;
}

const rateLimitClient = Symbol('rateLimitClient');

/** Gives every module the `RateLimitStore` in Redis. */
@Module({})
export class RedisRateLimitModule implements OnModuleInit, OnApplicationShutdown {
  constructor(@Inject(rateLimitClient) private readonly client: RedisClient) {}

  static forRoot({ url, namespace = 'earshot', shareWithoutRedis = 0.25 }: RedisRateLimitOptions): DynamicModule {
    const client = createRedisClient(url);
    const script = RedisScript.load('sliding-window.lua');
    const keyPrefix = `${namespace}:rate-limit:`;
    return {
      module: RedisRateLimitModule,
      global: true,
      providers: [
        { provide: rateLimitClient, useValue: client },
        {
          provide: RateLimitStore,
          useFactory: () => new RedisRateLimitStore({ client, script, keyPrefix, shareWithoutRedis, guard: new BackendGuard() }),
        },
      ],
      exports: [RateLimitStore],
    };
  }

  onModuleInit(): void {
    connectInBackground(this.client);
  }

  onApplicationShutdown(): void {
    if (this.client.isOpen) this.client.destroy();
  }
}
