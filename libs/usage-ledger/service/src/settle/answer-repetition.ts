import { EarshotError } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { entryBody } from '../entries/entry-body';
import type { UsageEntry } from '../entries/usage-entry.document';
import { UsageQuarantine } from '../entries/usage-quarantine';

/** Answers a message about an attempt that is recorded already. */
@Injectable()
export class AnswerRepetition {
  constructor(private readonly quarantine: UsageQuarantine) {}

  /**
   * @returns the recorded line, when the message says the same
   * @throws EarshotError CONFLICT when it says something else; what it says is kept in quarantine
   */
  async execute(told: UsageEntry, recorded: UsageEntry): Promise<UsageEntry> {
    const body = entryBody(told);
    if (body === entryBody(recorded)) return recorded;
    const attemptId = recorded._id;
    await this.quarantine.put({ attemptId, reason: 'The attempt is recorded with another outcome.', body });
    throw new EarshotError('CONFLICT', `The attempt ${attemptId} is recorded with another outcome.`, { details: { attemptId } });
  }
}
