import { addUsd, type Attempt, type TokenUsage, type UsdAmount } from '@earshot/contracts';
import type { CatalogueModel } from '@earshot/model-catalogue';
import type { UsedTokens } from '../../ledger/attempt-ledger';
import type { Bill, OpenBill } from './bill';
import { shareUsage, type UsageWeights } from './share-out';

/** What one payer was charged for one call. */
interface Charge {
  readonly usage: TokenUsage;
  readonly costUsd: UsdAmount;
}

/**
 * The bill of a call that several requests share: each has a reservation and an entry of its own, and their usages are in sum
 * exactly that of the call.
 */
export class SharedBill implements Bill {
  private readonly chargesOfCall = new Map<number, readonly Charge[]>();

  /** @param weigh tells from the answer what each request has had of it */
  constructor(
    private readonly bills: readonly Bill[],
    private readonly weigh: (text: string) => UsageWeights,
  ) {}

  /** All or none: where one cannot be reserved, the others are given back. */
  async reserve(model: CatalogueModel, number: number): Promise<OpenBill> {
    const reserved = await Promise.allSettled(this.bills.map((bill) => bill.reserve(model, number)));
    const open = reserved.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const refused = reserved.find((result) => result.status === 'rejected');
    if (refused === undefined)
      return { settle: (used, text) => this.settle(open, { used, text, number }), void: (outcome) => voidAll(open, outcome) };
    await voidAll(open, 'not_called');
    throw refused.reason;
  }

  /** @returns the attempts of the shared request as one of its payers has had them. */
  attemptsOf(index: number, attempts: readonly Attempt[]): Attempt[] {
    return attempts.map((attempt, position) => {
      const charge = this.chargesOfCall.get(position + 1)?.[index];
      return charge === undefined ? { ...attempt, usage: null, costUsd: '0' } : { ...attempt, ...charge };
    });
  }

  private async settle(open: readonly OpenBill[], { used, text, number }: SettledCall): Promise<UsdAmount> {
    const usages = shareUsage(used.usage, this.weigh(text));
    const charges = await Promise.all(
      usages.map(async (usage, index) => ({ usage, costUsd: (await open[index]?.settle({ ...used, usage }, text)) ?? '0' })),
    );
    this.chargesOfCall.set(number, charges);
    return charges.reduce((sum, { costUsd }) => addUsd(sum, costUsd), '0');
  }
}

interface SettledCall {
  readonly used: UsedTokens;
  readonly text: string;
  readonly number: number;
}

const voidAll = async (open: readonly OpenBill[], outcome: string): Promise<void> => {
  await Promise.all(open.map((bill) => bill.void(outcome)));
};
