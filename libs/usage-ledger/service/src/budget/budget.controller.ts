import { EarshotError, findBudget, parseNanoUsd, setBudgetUsd, setPlan, type BudgetView, type CallerIdentity } from '@earshot/contracts';
import { HandleRequest, type MessageContext } from '@earshot/platform/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { viewBudget } from './budget.view';
import { ChangeLimit } from './change-limit';
import { PresentBudget } from './present-budget';

@Controller()
export class BudgetController {
  constructor(
    private readonly presentBudget: PresentBudget,
    private readonly changeLimit: ChangeLimit,
  ) {}

  @HandleRequest(findBudget)
  async find({ tenantId }: z.output<typeof findBudget.request>, { caller }: MessageContext): Promise<BudgetView> {
    if (tenantId !== undefined && tenantId !== caller.tenantId && caller.role !== 'ADMIN') {
      throw new EarshotError('FORBIDDEN', 'Only an administrator sees the budget of another tenant.');
    }
    return viewBudget(await this.presentBudget.find(tenantId ?? caller.tenantId));
  }

  @HandleRequest(setPlan)
  async setPlan({ tenantId, plan }: z.output<typeof setPlan.request>, { caller }: MessageContext): Promise<BudgetView> {
    assertAdmin(caller);
    return viewBudget(await this.changeLimit.setPlan(tenantId, plan));
  }

  @HandleRequest(setBudgetUsd)
  async setBudgetUsd(
    { tenantId, monthlyLimitUsd }: z.output<typeof setBudgetUsd.request>,
    { caller }: MessageContext,
  ): Promise<BudgetView> {
    assertAdmin(caller);
    return viewBudget(await this.changeLimit.setLimitUsd(tenantId, monthlyLimitUsd === null ? null : parseNanoUsd(monthlyLimitUsd)));
  }
}

function assertAdmin({ role }: CallerIdentity): void {
  if (role !== 'ADMIN') throw new EarshotError('FORBIDDEN', 'Only an administrator sets what others may use.');
}
