import type { UsdAmount } from '@earshot/contracts';
import type { CatalogueModel } from '@earshot/model-catalogue';
import type { UsedTokens } from '../../ledger/attempt-ledger';

/** Who pays for the calls of one request. Nothing is called before it is reserved, and nothing reserved stays open. */
export interface Bill {
  /**
   * @param number counts the calls of the request, from 1
   * @throws EarshotError BUDGET_EXCEEDED, INVALID_INPUT for a model without a price, SERVICE_UNAVAILABLE
   */
  reserve(model: CatalogueModel, number: number): Promise<OpenBill>;
}

/** A call that is reserved: settled with what was said, or given back. */
export interface OpenBill {
  settle(used: UsedTokens, text: string): Promise<UsdAmount>;
  void(outcome: string): Promise<void>;
}
