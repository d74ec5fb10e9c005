import type { CallerIdentity, EarshotError } from '@earshot/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Loaders } from './loaders';

/** What resolvers and guards know of the operation that they serve. */
export interface GraphQlContext {
  /** Who is calling; null for somebody who brought no proof. */
  readonly caller: CallerIdentity | null;
  /** Why the proof that was brought proves nothing. */
  readonly refusal: EarshotError | null;
  readonly ipAddress: string;
  readonly loaders: Loaders;
  /** The request and its reply; a subscription has none. */
  readonly req: FastifyRequest | null;
  readonly reply: FastifyReply | null;
}
