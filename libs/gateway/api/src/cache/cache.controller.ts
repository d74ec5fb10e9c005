import { findCacheStats, type CacheStats } from '@earshot/contracts';
import { MessageBus } from '@earshot/platform/messaging';
import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { given } from '../graphql/given';
import { HttpCallers } from '../http/http-callers';
import { readBody } from '../http/read-body';
import { ClearAnswers } from './clear-answers';

/** A task, the key of an answer, or neither for all. */
const clearRequest = z.object({ task: z.string().nullish(), entry: z.string().nullish() });

@Controller('cache')
export class CacheController {
  constructor(
    private readonly callers: HttpCallers,
    private readonly bus: MessageBus,
    private readonly clearAnswers: ClearAnswers,
  ) {}

  @Get('stats')
  async stats(@Req() request: FastifyRequest): Promise<object> {
    const caller = await this.callers.identify(request);
    return viewStats(await this.bus.request(findCacheStats, {}, { caller }));
  }

  @Post('clear')
  @HttpCode(200)
  async clear(@Body() body: unknown, @Req() request: FastifyRequest): Promise<object> {
    const caller = await this.callers.identifyAdministrator(request);
    const cleared = await this.clearAnswers.execute(given(readBody(clearRequest, body ?? {})), caller);
    return { success: true, cleared };
  }
}

const viewStats = ({ backend, connected, usedMemory, ...counted }: CacheStats) => ({
  hits: counted.hits,
  misses: counted.misses,
  total_requests: counted.totalRequests,
  hit_rate_percent: counted.hitRatePercent,
  cached_responses: counted.cachedResponses,
  saved_tokens: counted.savedTokens,
  saved_usd: counted.savedUsd,
  backend,
  connected,
  used_memory: usedMemory,
  redis_connected: backend === 'redis' && connected,
  redis_used_memory: backend === 'redis' ? usedMemory : null,
});
