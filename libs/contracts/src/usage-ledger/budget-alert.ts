import { z } from 'zod';
import { defineEvent } from '../messages/define-event';
import { budgetView } from './budget';

/** Shares of a limit, in percent, at which a user is told. */
export const alertPercents = [80, 95, 100] as const;

/**
 * A user has used this share of the tokens or of the dollars of a month, whichever came first; told once for each share and
 * month. Resumable through the event log; the key is the tenant.
 */
export const budgetAlerted = defineEvent({
  subject: 'usage-ledger.v1.budget.alerted',
  payload: budgetView.extend({ alertPercent: z.literal(alertPercents) }),
});
