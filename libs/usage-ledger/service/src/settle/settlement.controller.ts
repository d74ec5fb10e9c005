import { noTokens, recordCacheHit, settleUsage, voidUsage, type UsageRecord } from '@earshot/contracts';
import { HandleRequest, type MessageContext } from '@earshot/platform/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { viewEntry } from '../entries/usage-entry.view';
import { CloseReservation } from './close-reservation';
import { RecordCacheHit } from './record-cache-hit';
import { SettleUsage } from './settle-usage';

@Controller()
export class SettlementController {
  constructor(
    private readonly settleCall: SettleUsage,
    private readonly closeReservation: CloseReservation,
    private readonly recordHit: RecordCacheHit,
  ) {}

  @HandleRequest(settleUsage)
  async settle({ attemptId, ...outcome }: z.output<typeof settleUsage.request>, { caller }: MessageContext): Promise<UsageRecord> {
    return viewEntry(await this.settleCall.execute(attemptId, outcome, caller));
  }

  @HandleRequest(voidUsage)
  async void({ attemptId, outcome }: z.output<typeof voidUsage.request>, { caller }: MessageContext): Promise<UsageRecord> {
    return viewEntry(await this.closeReservation.execute(attemptId, { outcome, usage: noTokens, estimated: false }, caller));
  }

  @HandleRequest(recordCacheHit)
  async recordCacheHit(request: z.output<typeof recordCacheHit.request>, { caller }: MessageContext): Promise<UsageRecord> {
    return viewEntry(await this.recordHit.execute(request, caller));
  }
}
