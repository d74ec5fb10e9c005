import type { Plan } from '@earshot/contracts';

/** Tokens that each plan grants per UTC month. */
export const planLimitTokens = { LITE: 200_000, PRO: 500_000, BUSINESS: 4_000_000 } as const satisfies Record<Plan, number>;

/** The plan of a tenant that nobody has put on another. */
export const defaultPlan: Plan = 'LITE';
