import { z } from 'zod';
import { defineRequest } from '../messages/define-request';
import { usdAmount } from './usd-amount';

const amount = z.object({ tokens: z.int(), usd: usdAmount });
const budgetKey = { tenantId: z.string(), period: z.string() };

/** One place where the books contradict themselves, named so that a person finds it. */
export const ledgerDifference = z.discriminatedUnion('kind', [
  /** A balance of a budget is not the sum of its postings. */
  z.object({
    kind: z.literal('balance'),
    ...budgetKey,
    balance: z.enum(['used', 'reserved', 'remaining', 'unknown', 'saved']),
    expected: amount,
    found: amount,
  }),
  /** A budget counts its open reservations or its outbox wrong. */
  z.object({
    kind: z.literal('count'),
    ...budgetKey,
    count: z.enum(['openCount', 'pendingCount']),
    expected: z.int(),
    found: z.int(),
  }),
  /** The limit is not the one that was granted last. */
  z.object({ kind: z.literal('limit'), ...budgetKey, expected: amount, found: amount }),
  /** Lines of the ledger belong to a budget that is not there. */
  z.object({ kind: z.literal('budget-missing'), ...budgetKey, charged: amount }),
  /** A budget changed faster than its lines could be read; ask again. */
  z.object({ kind: z.literal('unsettled'), ...budgetKey }),
  /** A line contradicts itself. */
  z.object({ kind: z.literal('entry'), entryId: z.string(), reason: z.string() }),
  /** All postings together must sum to nothing. */
  z.object({ kind: z.literal('postings'), sum: amount }),
  /** A sum behind the reports is not what its lines add up to. */
  z.object({ kind: z.literal('rollup'), rollup: z.string(), expected: z.array(z.json()), found: z.array(z.json()) }),
]);
export type LedgerDifference = z.infer<typeof ledgerDifference>;

export const reconciliationReport = z.object({
  checkedAt: z.iso.datetime(),
  /** Lines that were read. */
  entries: z.int(),
  balanced: z.boolean(),
  /** At most the first 1,000. */
  differences: z.array(ledgerDifference),
  openReservations: z.int(),
  /** Lines that are counted by their budget and not yet confirmed by the ledger. */
  outboxEntries: z.int(),
  /** The balances of all tenants together and of each provider; together they are nothing. */
  accounts: z.array(z.object({ account: z.string(), tokens: z.int(), usd: usdAmount })),
});
export type ReconciliationReport = z.infer<typeof reconciliationReport>;

/**
 * Reads the whole ledger and proves that lines, balances, postings, rollups and reservations agree, while it goes on. For
 * administrators. Those who ask while a proof is under way share the next.
 */
export const reconcileLedger = defineRequest({
  subject: 'usage-ledger.v1.ledger.reconcile',
  request: z.object({}),
  reply: reconciliationReport,
  errors: ['FORBIDDEN'],
  timeoutMs: 600_000,
});
