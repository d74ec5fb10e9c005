import type { RepricedModel, repriceUsage } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { BudgetDocument } from '../budget/budget.document';
import { BudgetRepository } from '../budget/budget.repository';
import { PlanRepricing } from './plan-repricing';
import { PriceBooks } from './price-books';
import { RepriceBudget } from './reprice-budget';
import { RepricingRepository } from './repricing.repository';

export interface RepricingOrder {
  readonly request: z.output<typeof repriceUsage.request>;
  readonly userId: string;
  readonly signal: AbortSignal;
}

const budgetsAtOnce = 100;

/** Charges the past at other prices: first as a look at the differences, then in new lines. */
@Injectable()
export class RepriceUsage {
  constructor(
    private readonly plan: PlanRepricing,
    private readonly repricings: RepricingRepository,
    private readonly priceBooks: PriceBooks,
    private readonly budgets: BudgetRepository,
    private readonly repriceBudget: RepriceBudget,
  ) {}

  /**
   * Yields the differences of each budget as soon as it is done; a repricing that is broken off goes on where it was.
   * @throws EarshotError CONFLICT, NOT_FOUND, INVALID_INPUT
   */
  async *execute({ request, userId, signal }: RepricingOrder): AsyncGenerator<RepricedModel, void> {
    const repricing = await this.plan.execute(request, userId);
    if (repricing.isFinished) return;
    const { number, undoes, provider, model, from, to } = repricing;
    const book = await this.priceBooks.find(repricing.priceVersion);
    const isApplied = request.apply;
    for await (const budget of this.budgetsBetween(from, to)) {
      if (signal.aborted) return;
      yield* await this.repriceBudget.execute(budget, { number, undoes, provider, model, book, isApplied });
    }
    if (isApplied) await this.repricings.finish(repricing);
  }

  private async *budgetsBetween(from: string, to: string): AsyncGenerator<BudgetDocument, void> {
    let last: string | undefined = '';
    while (last !== undefined) {
      const portion: BudgetDocument[] = await this.budgets.findBehind(last, budgetsAtOnce);
      yield* portion.filter(({ period }) => period >= from && period <= to);
      last = portion.at(-1)?._id;
    }
  }
}
