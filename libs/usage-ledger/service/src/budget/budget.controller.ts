import { EarshotError, findBudget, setPlan, type BudgetView } from '@earshot/contracts';
import { HandleRequest, type MessageContext } from '@earshot/platform/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { viewBudget } from './budget.view';
import { PresentBudget } from './present-budget';
import { SetPlan } from './set-plan';

@Controller()
export class BudgetController {
  constructor(
    private readonly presentBudget: PresentBudget,
    private readonly changePlan: SetPlan,
  ) {}

  @HandleRequest(findBudget)
  async find({ tenantId }: z.output<typeof findBudget.request>, { caller }: MessageContext): Promise<BudgetView> {
    if (tenantId !== undefined && tenantId !== caller.tenantId && caller.role !== 'ADMIN') {
      throw new EarshotError('FORBIDDEN', 'Only an administrator sees the budget of another tenant.');
    }
    return viewBudget(await this.presentBudget.find(tenantId ?? caller.tenantId));
  }

  @HandleRequest(setPlan)
  async set({ tenantId, plan }: z.output<typeof setPlan.request>, { caller }: MessageContext): Promise<BudgetView> {
    if (caller.role !== 'ADMIN') throw new EarshotError('FORBIDDEN', 'Only an administrator sets plans.');
    return viewBudget(await this.changePlan.execute(tenantId, plan));
  }
}
