import { EarshotError, type repriceUsage } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Clock } from '../clock';
import { UsageLedgerSettings } from '../usage-ledger-settings';
import { PriceBooks } from './price-books';
import type { Repricing } from './repricing.document';
import { RepricingRepository } from './repricing.repository';

type Request = z.output<typeof repriceUsage.request>;

/** Decides what a repricing is: one that was begun goes on as it was begun. */
@Injectable()
export class PlanRepricing {
  constructor(
    private readonly repricings: RepricingRepository,
    private readonly priceBooks: PriceBooks,
    private readonly settings: UsageLedgerSettings,
    private readonly clock: Clock,
  ) {}

  /** @throws EarshotError CONFLICT, NOT_FOUND, INVALID_INPUT */
  async execute(request: Request, userId: string): Promise<Repricing> {
    const begun = await this.repricings.find(request.name);
    if (begun !== null) return begun;
    const last = await this.repricings.findLast();
    if (last?.isFinished === false) throw new EarshotError('CONFLICT', `The repricing ${last._id} is not finished: go on with it first.`);
    const repricing = await this.draft(request, { last, userId });
    if (!request.apply) return repricing;
    await this.priceBooks.keepPresent();
    return this.repricings.begin(repricing);
  }

  private async draft(request: Request, { last, userId }: { last: Repricing | null; userId: string }): Promise<Repricing> {
    const { name, undo, priceVersion = this.settings.priceBook.version } = request;
    const undone = undo === undefined ? null : await this.findUndone(undo, last);
    return {
      _id: name,
      number: (last?.number ?? 0) + 1,
      // What is taken back is taken back as a whole.
      ...scopeOf(undone ?? askedScope(request)),
      priceVersion,
      undoes: undone?.number ?? null,
      isFinished: false,
      begunBy: userId,
      begunAt: this.clock.now(),
    };
  }

  private async findUndone(name: string, last: Repricing | null): Promise<Repricing> {
    const undone = await this.repricings.find(name);
    if (undone === null) throw new EarshotError('NOT_FOUND', `There is no repricing ${name}.`);
    if (undone.number === last?.number) return undone;
    throw new EarshotError('CONFLICT', `Only the last repricing can be taken back, which is ${last?._id ?? 'none'}.`);
  }
}

type Scope = Pick<Repricing, 'from' | 'to' | 'provider' | 'model'>;

const scopeOf = ({ from, to, provider, model }: Scope): Scope => ({ from, to, provider, model });

function askedScope({ from, to = from, provider, model }: Request): Scope {
  if (to < from) throw new EarshotError('INVALID_INPUT', 'The last month lies before the first one.', { details: { field: 'to' } });
  return { from, to, provider: provider ?? null, model: model ?? null };
}
