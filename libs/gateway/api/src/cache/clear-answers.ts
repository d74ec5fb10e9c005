import { clearCache, type CallerIdentity, type ClearedAnswers } from '@earshot/contracts';
import { AuditLog } from '@earshot/gateway/identity';
import { MessageBus } from '@earshot/platform/messaging';
import { Injectable } from '@nestjs/common';

/** Forgets kept answers, and notes who wanted it. */
@Injectable()
export class ClearAnswers {
  constructor(
    private readonly bus: MessageBus,
    private readonly audit: AuditLog,
  ) {}

  /** @returns how many answers there were */
  async execute(answers: ClearedAnswers, caller: CallerIdentity): Promise<number> {
    const { cleared } = await this.bus.request(clearCache, answers, { caller });
    await this.audit.record('cache.cleared', { userId: caller.userId, subject: answers.entry ?? answers.task ?? 'all' });
    return cleared;
  }
}
