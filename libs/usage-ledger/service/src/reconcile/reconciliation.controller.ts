import { EarshotError, reconcileLedger, type ReconciliationReport } from '@earshot/contracts';
import { HandleRequest, type MessageContext } from '@earshot/platform/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { ReconcileLedger } from './reconcile-ledger';

@Controller()
export class ReconciliationController {
  constructor(private readonly ledger: ReconcileLedger) {}

  @HandleRequest(reconcileLedger)
  async reconcile(_request: z.output<typeof reconcileLedger.request>, { caller }: MessageContext): Promise<ReconciliationReport> {
    if (caller.role !== 'ADMIN') throw new EarshotError('FORBIDDEN', 'Only an administrator reconciles the ledger.');
    return this.ledger.execute();
  }
}
