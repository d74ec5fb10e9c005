import { listModels, type Completion, type ModelView } from '@earshot/contracts';
import { MessageBus } from '@earshot/platform/messaging';
import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { HttpCallers } from '../http/http-callers';
import { readBody } from '../http/read-body';
import { SwitchApiKey } from '../models/switch-api-key';
import { CompleteForClient } from '../rest-completions/complete-for-client';
import { viewTokenUsage } from '../rest-completions/token-usage.view';
import { readAssistantQuery } from './assistant-query';

/** Without a provider every one that has such a key is meant. */
const keySwitch = z.object({ provider: z.string().min(1).nullish(), key: z.string() });

/** The assistant as clients of an earlier service know it. */
@Controller('assistant')
export class AssistantController {
  constructor(
    private readonly callers: HttpCallers,
    private readonly bus: MessageBus,
    private readonly complete: CompleteForClient,
    private readonly switchApiKey: SwitchApiKey,
  ) {}

  @Get('models')
  async models(@Req() request: FastifyRequest): Promise<object> {
    const caller = await this.callers.identify(request);
    const { models } = await this.bus.request(listModels, {}, { caller });
    return { models: models.map(viewModel) };
  }

  @Post('query')
  @HttpCode(200)
  async query(@Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const caller = await this.callers.identify(request);
    return viewAnswer(await this.complete.execute(readAssistantQuery(body), caller, reply));
  }

  @Post('switch-key')
  @HttpCode(200)
  async switchKey(@Body() body: unknown, @Req() request: FastifyRequest): Promise<object> {
    const caller = await this.callers.identifyAdministrator(request);
    const { provider, key } = readBody(keySwitch, body);
    if (typeof provider !== 'string') return { success: true, key, providers: await this.switchApiKey.executeForAll(key, caller) };
    await this.switchApiKey.execute(provider, key, caller);
    return { success: true, key, providers: [provider] };
  }
}

const viewModel = ({ id, provider, slug, aliases, contextTokens, local, health }: ModelView) => ({
  id,
  provider,
  model: slug,
  aliases,
  context_tokens: contextTokens,
  local,
  state: health.state.toLowerCase(),
  /** `none` where the provider has no key, or needs none. */
  key_status: health.activeKey ?? 'none',
});

const viewAnswer = ({ model, content, usage, cached }: Completion) => ({ model, content, usage: viewTokenUsage(usage), cached });
