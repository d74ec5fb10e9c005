import type { CallerIdentity } from '@earshot/contracts';
import type { CatalogueModel } from '@earshot/model-catalogue';
import type { AttemptLedger } from '../../ledger/attempt-ledger';
import type { Bill, OpenBill } from './bill';

/** On whose behalf a call is made, and what it may take at most. */
export interface Payer {
  readonly operationId: string;
  readonly fileId: string | undefined;
  readonly caller: CallerIdentity;
  /** Names this run; its attempts are `<run id>-<number>`. */
  readonly runId: string;
  readonly task: string;
  readonly promptTokens: number;
  readonly maxTokens: number;
}

/** The bill of a request that is asked alone. */
export class OwnBill implements Bill {
  constructor(
    private readonly ledger: AttemptLedger,
    private readonly payer: Payer,
  ) {}

  async reserve({ local, provider, slug }: CatalogueModel, number: number): Promise<OpenBill> {
    const { operationId, fileId, caller, runId, task, promptTokens, maxTokens } = this.payer;
    const most = local ? { promptTokens: 0, maxCompletionTokens: 0 } : { promptTokens, maxCompletionTokens: maxTokens };
    const who = { provider, model: slug, ...(fileId === undefined ? {} : { fileId }) };
    const attempt = { attemptId: `${runId}-${number}`, operationId, attempt: number, task, ...who };
    const reservation = await this.ledger.reserve({ ...attempt, ...most }, caller);
    return {
      settle: (used) => this.ledger.settle(reservation, used),
      void: (outcome) => this.ledger.void(reservation, outcome),
    };
  }
}
