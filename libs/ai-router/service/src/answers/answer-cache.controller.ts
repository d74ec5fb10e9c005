import { cacheCleared, clearCache, EarshotError, findCacheStats, type CacheStats, type ClearedAnswers } from '@earshot/contracts';
import { HandleEvent, HandleRequest, MessageBus, type MessageContext } from '@earshot/platform/messaging';
import { Controller, Logger } from '@nestjs/common';
import { PromptLibrary } from '../prompt-library/prompt-library';
import { AnswerCache } from './answer-cache';

@Controller()
export class AnswerCacheController {
  private readonly logger = new Logger(AnswerCacheController.name);

  constructor(
    private readonly answers: AnswerCache,
    private readonly prompts: PromptLibrary,
    private readonly bus: MessageBus,
  ) {}

  @HandleRequest(findCacheStats)
  find(): Promise<CacheStats> {
    return this.answers.stats();
  }

  @HandleRequest(clearCache)
  async clear(wanted: ClearedAnswers, { caller }: MessageContext): Promise<{ cleared: number }> {
    if (caller.role !== 'ADMIN') throw new EarshotError('FORBIDDEN', 'Only administrators clear the cache.');
    const answers = wanted.task === undefined ? wanted : { task: this.taskOf(wanted.task) };
    const cleared = await this.answers.clear(answers);
    await this.bus.publish(cacheCleared, answers);
    this.logger.log({ message: 'Kept answers were cleared', ...answers, cleared });
    return { cleared };
  }

  @HandleEvent(cacheCleared)
  follow(answers: ClearedAnswers): void {
    this.answers.clearLocal(answers);
  }

  /** @returns the task of a name that a prompt may have besides. */
  private taskOf(name: string): string {
    const prompt = this.prompts.find(name);
    if (prompt === undefined) throw new EarshotError('NOT_FOUND', `There is no task ${name}.`);
    return prompt.task;
  }
}
