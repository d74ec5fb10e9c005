import { countPromptTokens } from '@earshot/ai-router/prompting';
import { route, type Candidate, type ModelPolicy } from '@earshot/ai-router/routing';
import { EarshotError, type CompletionRequest } from '@earshot/contracts';
import { findModel, findRoute, routeForModel, type CatalogueModel, type ModelCatalogue, type TaskRoute } from '@earshot/model-catalogue';
import { Inject, Injectable } from '@nestjs/common';
import { activeCatalogue } from '../ai-router-options';
import { ModelBoard } from '../models/model-board';
import { ProviderPool } from '../models/provider-pool';
import { PromptLibrary } from '../prompt-library/prompt-library';
import { asCounted, PromptWriter, tokenizer } from './prompt-writer';
import type { Question } from './question';

/** Turns requests into questions and finds who may be asked. */
@Injectable()
export class QuestionWriter {
  constructor(
    private readonly prompts: PromptLibrary,
    private readonly pool: ProviderPool,
    private readonly board: ModelBoard,
    @Inject(activeCatalogue) private readonly catalogue: ModelCatalogue,
    private readonly words: PromptWriter,
  ) {}

  /** @throws EarshotError NOT_FOUND for a task, INVALID_INPUT for a model or a missing variable, SECRET_DETECTED */
  write(request: Omit<CompletionRequest, 'operationId'>): Question {
    const prompt = this.prompts.find(request.task);
    const taskRoute = findRoute(this.catalogue, prompt?.task ?? request.task);
    if (taskRoute === undefined || prompt === undefined) throw new EarshotError('NOT_FOUND', `There is no task ${request.task}.`);
    const named = request.model === undefined ? undefined : this.resolveModel(request.model);
    const { messages, values, parameters, compression } = this.words.write(request, prompt);
    return {
      route: routeForModel(taskRoute, named),
      prompt,
      messages,
      isConversation: request.messages !== undefined,
      values,
      parameters,
      compression,
      policy: { modelId: named?.id, quality: request.quality, batch: this.isKeptFromDepth(request, taskRoute) },
      isBatch: request.batch,
      temperature: request.temperature ?? prompt.settings.temperature,
      maxTokens: request.maxTokens ?? prompt.settings.maxTokens,
      promptTokens: this.pool.hasPaidModels ? countPromptTokens(messages.map(asCounted), tokenizer) : 0,
      measurements: request.measurements,
    };
  }

  /** Who may be asked now, in order, as far as this and the other replicas know. */
  async candidates(question: Question): Promise<Candidate[]> {
    const known = this.route(question, (model) => this.pool.serves(model));
    await this.board.refresh(known.map(({ model }) => model));
    return known.filter(({ model }) => this.board.admits(model));
  }

  /** Who may be asked instead of a model whose answer cannot be used. */
  deeperCandidates(question: Question): Candidate[] {
    const policy: ModelPolicy = { quality: 'DEEP', batch: question.isBatch };
    return this.route({ ...question, policy }, (model) => !model.local && this.pool.serves(model) && this.board.admits(model));
  }

  private route({ route: task, policy, promptTokens, maxTokens }: Question, isAvailable: (model: CatalogueModel) => boolean): Candidate[] {
    return route({ task, policy, catalogue: this.catalogue, isAvailable, neededTokens: promptTokens + maxTokens });
  }

  /** Elsewhere a batch asks as everybody does, and shares the answers that are kept. */
  private isKeptFromDepth({ batch, model, quality }: Omit<CompletionRequest, 'operationId'>, { candidates }: TaskRoute): boolean {
    if (!batch) return false;
    return model !== undefined || quality === 'DEEP' || candidates.some((id) => findModel(this.catalogue, id)?.tier === 'DEEP');
  }

  private resolveModel(name: string): CatalogueModel {
    const model = findModel(this.catalogue, name);
    if (model !== undefined) return model;
    const known = this.catalogue.models.flatMap(({ id, aliases }) => [...aliases, id]);
    throw new EarshotError('INVALID_INPUT', `There is no model ${name}. There are: ${known.join(', ')}.`, {
      details: { field: 'model', known },
    });
  }
}
