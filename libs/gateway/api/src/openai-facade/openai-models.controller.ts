import { EarshotError, listModels, type ModelView } from '@earshot/contracts';
import { MessageBus } from '@earshot/platform/messaging';
import { Controller, Get, Param, Req, UseFilters } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { HttpCallers } from '../http/http-callers';
import { OpenAiExceptionFilter } from './openai-exception.filter';

/** The day on which the catalogue began: models have no date of their own here. */
const catalogueBeganAt = Date.UTC(2026, 0, 1) / 1_000;

/** The models in the shape of OpenAI, each under its id and its aliases. */
@Controller('v1/models')
@UseFilters(OpenAiExceptionFilter)
export class OpenAiModelsController {
  constructor(
    private readonly callers: HttpCallers,
    private readonly bus: MessageBus,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest): Promise<object> {
    return { object: 'list', data: await this.find(request) };
  }

  /** An id may hold slashes, as those of OpenRouter do. */
  @Get('*')
  async show(@Param('*') id: string, @Req() request: FastifyRequest): Promise<object> {
    const model = (await this.find(request)).find((listed) => listed.id === id);
    if (model === undefined) throw new EarshotError('NOT_FOUND', `There is no model ${id}.`);
    return model;
  }

  private async find(request: FastifyRequest) {
    const caller = await this.callers.identify(request);
    const { models } = await this.bus.request(listModels, {}, { caller });
    return models.flatMap(viewOpenAiModels);
  }
}

const viewOpenAiModels = ({ id, aliases, provider }: ModelView) =>
  [id, ...aliases].map((name) => ({ id: name, object: 'model', created: catalogueBeganAt, owned_by: provider }));
