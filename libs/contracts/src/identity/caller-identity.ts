import { z } from 'zod';

/** A person's standing: `ADMIN` sees and steers the whole installation. */
export const role = z.enum(['USER', 'ADMIN']);
export type Role = z.infer<typeof role>;

/**
 * On whose behalf a message is sent; travels in the headers of every message.
 * The tenant is who pays and who owns: today every user is a tenant of one.
 */
export const callerIdentity = z.object({ userId: z.string().min(1), tenantId: z.string().min(1), role });
export type CallerIdentity = z.infer<typeof callerIdentity>;

/** The installation itself: start-up work, sweepers, the demo. */
export const systemCaller: CallerIdentity = { userId: 'system', tenantId: 'system', role: 'ADMIN' };
