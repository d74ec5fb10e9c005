import {
  EarshotError,
  recordCacheHit,
  reserveUsage,
  settleUsage,
  voidUsage,
  quotePrice,
  noTokens,
  type TokenUsage,
  type UsageRecord,
} from '@earshot/contracts';
import { HandleRequest, type MessageContext } from '@earshot/platform/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';

type Reservation = z.output<typeof reserveUsage.request>;
type Settlement = z.output<typeof settleUsage.request>;
type CacheHit = z.output<typeof recordCacheHit.request>;

/** What the ledger was told, in order. */
export interface LedgerEntry {
  readonly kind: 'reserve' | 'settle' | 'void' | 'hit';
  readonly attemptId: string;
  readonly tenantId: string;
  readonly outcome?: string;
  readonly usage?: TokenUsage;
  readonly estimated?: boolean;
  readonly reserved?: { readonly promptTokens: number; readonly maxCompletionTokens: number };
  readonly model?: string;
}

/** A ledger that writes down what it is told, prices a token at a ten-millionth of a dollar, and fails when asked to. */
@Controller()
export class ScriptedLedger {
  readonly entries: LedgerEntry[] = [];
  private readonly reservations = new Map<string, Reservation>();
  private readonly failures: Partial<Record<LedgerEntry['kind'], EarshotError[]>> = {};

  /** The next messages of a kind fail, one for each error. */
  failNext(kind: LedgerEntry['kind'], ...errors: EarshotError[]): void {
    this.failures[kind] = errors;
  }

  /** What was told, in short: `reserve`, `settle answered`, `void server`. */
  story(): string[] {
    return this.entries.map(({ kind, outcome }) => (outcome === undefined ? kind : `${kind} ${outcome}`));
  }

  @HandleRequest(reserveUsage)
  reserve(reservation: Reservation, { caller: { tenantId } }: MessageContext): z.input<typeof reserveUsage.reply> {
    this.failIfScripted('reserve');
    const { attemptId, promptTokens, maxCompletionTokens, model } = reservation;
    this.entries.push({ kind: 'reserve', attemptId, tenantId, reserved: { promptTokens, maxCompletionTokens }, model });
    this.reservations.set(attemptId, reservation);
    const reservedTokens = promptTokens + maxCompletionTokens;
    const expiresAt = new Date().toISOString();
    return { attemptId, reservedTokens, reservedUsd: costOf(reservedTokens), priceVersion: 'test', expiresAt };
  }

  @HandleRequest(settleUsage)
  settle({ attemptId, usage, outcome, estimated }: Settlement, { caller: { tenantId } }: MessageContext): UsageRecord {
    this.failIfScripted('settle');
    this.entries.push({ kind: 'settle', attemptId, tenantId, outcome, usage, estimated });
    return this.record(attemptId, { usage, outcome, estimated });
  }

  @HandleRequest(voidUsage)
  void({ attemptId, outcome }: z.output<typeof voidUsage.request>, { caller: { tenantId } }: MessageContext): UsageRecord {
    this.failIfScripted('void');
    this.entries.push({ kind: 'void', attemptId, tenantId, outcome });
    return this.record(attemptId, { usage: noTokens, outcome, estimated: false });
  }

  @HandleRequest(recordCacheHit)
  recordHit({ attemptId, saved, model, ...hit }: CacheHit, { caller: { tenantId } }: MessageContext): UsageRecord {
    this.failIfScripted('hit');
    this.entries.push({ kind: 'hit', attemptId, tenantId, usage: saved, model });
    this.reservations.set(attemptId, { ...hit, attemptId, model, promptTokens: 0, maxCompletionTokens: 0 });
    return { ...this.record(attemptId, { usage: noTokens, outcome: 'answered', estimated: false }), savedUsd: costOf(saved.totalTokens) };
  }

  @HandleRequest(quotePrice)
  quote({ promptTokens, completionTokens }: z.output<typeof quotePrice.request>): z.input<typeof quotePrice.reply> {
    return { costUsd: costOf(promptTokens + completionTokens), priceVersion: 'test' };
  }

  private failIfScripted(kind: LedgerEntry['kind']): void {
    const error = this.failures[kind]?.shift();
    if (error !== undefined) throw error;
  }

  private record(attemptId: string, told: Pick<UsageRecord, 'usage' | 'outcome' | 'estimated'>): UsageRecord {
    const reservation = this.reservations.get(attemptId);
    if (reservation === undefined) throw new EarshotError('RESERVATION_NOT_FOUND', `Nothing was reserved for ${attemptId}.`);
    const { operationId, attempt, task, provider, model, fileId = null } = reservation;
    return {
      ...told,
      ...{ id: attemptId, operationId, attempt, task, provider, model, fileId },
      ...{ userId: 'user-1', tenantId: 'tenant-1', cached: false, savedUsd: '0', priceVersion: 'test' },
      costUsd: costOf(told.usage.totalTokens),
      recordedAt: new Date().toISOString(),
    };
  }
}

const costOf = (tokens: number): string => (tokens === 0 ? '0' : `0.${String(tokens).padStart(7, '0')}`);
