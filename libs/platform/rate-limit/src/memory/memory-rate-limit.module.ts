import { Module, type DynamicModule } from '@nestjs/common';
import { RateLimitStore } from '../rate-limit-store';
import { MemoryRateLimitStore, type MemoryRateLimitOptions } from './memory-rate-limit-store';

/** Gives every module the `RateLimitStore` in the memory of this process. */
@Module({})
export class MemoryRateLimitModule {
  static forRoot(options: MemoryRateLimitOptions = {}): DynamicModule {
    return {
      module: MemoryRateLimitModule,
      global: true,
      providers: [{ provide: RateLimitStore, useFactory: () => new MemoryRateLimitStore(options) }],
      exports: [RateLimitStore],
    };
  }
}
