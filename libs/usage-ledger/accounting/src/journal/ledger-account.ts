/**
 * The accounts of the ledger. Of each tenant: `budget` (what remains), `reserved`, `spent`, `unknown` (charged because
 * nothing was heard), `saved` (by the cache), and `allowance`, the other side of the budget: what the plan has granted and
 * was not used, as a negative balance. Of each provider: `owed`, what its answers cost, and `avoided`, what the cache
 * kept from it, both as negative balances.
 */
export const ledgerAccounts = ['allowance', 'budget', 'reserved', 'spent', 'unknown', 'saved', 'owed', 'avoided'] as const;
export type LedgerAccount = (typeof ledgerAccounts)[number];

const isOfProvider = (account: LedgerAccount): boolean => account === 'owed' || account === 'avoided';

/** @returns the full name of an account, for example `tenant/ada/spent` or `provider/openai/owed`. */
export const accountName = (account: LedgerAccount, { tenantId, provider }: { tenantId: string; provider: string }): string =>
  isOfProvider(account) ? `provider/${provider}/${account}` : `tenant/${tenantId}/${account}`;
