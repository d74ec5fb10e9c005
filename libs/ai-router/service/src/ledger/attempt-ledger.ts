import {
  EarshotError,
  isEarshotError,
  recordCacheHit,
  reserveUsage,
  settleUsage,
  voidUsage,
  type CallerIdentity,
  type TokenUsage,
  type UsdAmount,
} from '@earshot/contracts';
import { MessageBus } from '@earshot/platform/messaging';
import { Injectable, Logger } from '@nestjs/common';
import type { z } from 'zod';
import { RouterRuntime } from '../runtime/router-runtime';

type Reserving = z.input<typeof reserveUsage.request>;
type CacheHit = z.input<typeof recordCacheHit.request>;

/** A reservation that is open, and on whose behalf. */
export interface OpenReservation {
  readonly attemptId: string;
  /** What is charged when nobody settles it. */
  readonly reservedUsd: UsdAmount;
  readonly caller: CallerIdentity;
}

/** What a call used. */
export interface UsedTokens {
  readonly usage: TokenUsage;
  readonly estimated: boolean;
  readonly outcome: string;
}

const settleTries = 3;
const firstWaitMs = 200;

/** The ledger as routing sees it: nothing is called before it is reserved, and nothing reserved is forgotten. */
@Injectable()
export class AttemptLedger {
  private readonly logger = new Logger(AttemptLedger.name);

  constructor(
    private readonly bus: MessageBus,
    private readonly runtime: RouterRuntime,
  ) {}

  /** @throws EarshotError BUDGET_EXCEEDED, INVALID_INPUT for a model without a price, SERVICE_UNAVAILABLE for anything else */
  async reserve(request: Reserving, caller: CallerIdentity): Promise<OpenReservation> {
    const { attemptId } = request;
    try {
      const { reservedUsd } = await this.bus.request(reserveUsage, request, { caller });
      return { attemptId, reservedUsd, caller };
    } catch (error) {
      if (isEarshotError(error, 'DEADLINE_EXCEEDED')) this.withdraw(attemptId, caller);
      return refuse(error);
    }
  }

  /**
   * Charges what a call used.
   *
   * @returns the cost; the reserved amount where the ledger cannot be told, since the reservation expires into that charge
   */
  async settle({ attemptId, reservedUsd, caller }: OpenReservation, used: UsedTokens): Promise<UsdAmount> {
    const record = await this.tell(() => this.bus.request(settleUsage, { attemptId, ...used }, { caller }), attemptId);
    return record?.costUsd ?? reservedUsd;
  }

  /** Gives a reservation back, for a call that failed. */
  async void({ attemptId, caller }: OpenReservation, outcome: string): Promise<void> {
    await this.tell(() => this.bus.request(voidUsage, { attemptId, outcome }, { caller }), attemptId);
  }

  /**
   * @returns what the hit saved, at the price of today
   * @throws EarshotError SERVICE_UNAVAILABLE when it cannot be recorded
   */
  async recordHit(hit: CacheHit, caller: CallerIdentity): Promise<UsdAmount> {
    return (await this.bus.request(recordCacheHit, hit, { caller }).catch(refuse)).savedUsd;
  }

  /** The reservation may have been made although its reply came too late. Nobody waits: what cannot be withdrawn expires. */
  private withdraw(attemptId: string, caller: CallerIdentity): void {
    this.bus.request(voidUsage, { attemptId, outcome: 'not_called' }, { caller }).catch((error: unknown) => {
      if (!isEarshotError(error, 'RESERVATION_NOT_FOUND'))
        this.logger.error({ message: 'A reservation could not be withdrawn', attemptId, error });
    });
  }

  /** The call is over: its answer is not withheld because the ledger is away. Settling is idempotent, so it is tried again. */
  private async tell<Reply>(send: () => Promise<Reply>, attemptId: string): Promise<Reply | undefined> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await send();
      } catch (error) {
        if (tried < settleTries && isEarshotError(error) && error.isRetryable) {
          await this.runtime.sleep(firstWaitMs * 2 ** (tried - 1));
          continue;
        }
        this.logger.error({ message: 'A reservation stays open until it expires and is charged as a whole', attemptId, error });
        return undefined;
      }
    }
  }
}

function refuse(error: unknown): never {
  if (isEarshotError(error, 'BUDGET_EXCEEDED') || isEarshotError(error, 'INVALID_INPUT')) throw error;
  throw new EarshotError('SERVICE_UNAVAILABLE', 'The usage ledger cannot be reached, so no model is asked.', { cause: error });
}
