import { EarshotError } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import type { BudgetDocument } from '../budget/budget.document';
import { entryBody } from '../entries/entry-body';
import type { UsageEntry } from '../entries/usage-entry.document';
import { UsageQuarantine } from '../entries/usage-quarantine';
import { FindRecorded } from './find-recorded';

/** What a message tells of an attempt. */
interface ToldAttempt {
  readonly tenantId: string;
  readonly attemptId: string;
  /** Read before. */
  readonly budget: BudgetDocument | null;
  /** @returns the line that the message means, made with the help of the recorded one. */
  readonly toldLine: (recorded: UsageEntry) => UsageEntry;
}

/** Answers a message about an attempt that is recorded already. */
@Injectable()
export class AnswerRepetition {
  constructor(
    private readonly findRecorded: FindRecorded,
    private readonly quarantine: UsageQuarantine,
  ) {}

  /**
   * @returns the recorded line, when the message says the same; null when nothing is recorded
   * @throws EarshotError CONFLICT when it says something else; what it says is kept in quarantine
   */
  async execute({ tenantId, attemptId, budget, toldLine }: ToldAttempt): Promise<UsageEntry | null> {
    const recorded = await this.findRecorded.execute(tenantId, attemptId, budget);
    if (recorded === null) return null;
    const body = entryBody(toldLine(recorded));
    if (body === entryBody(recorded)) return recorded;
    await this.quarantine.put({ attemptId, reason: 'The attempt is recorded with another outcome.', body });
    throw new EarshotError('CONFLICT', `The attempt ${attemptId} is recorded with another outcome.`, { details: { attemptId } });
  }
}
