import { EarshotError, type CallerIdentity } from '@earshot/contracts';
import { Authentication } from '@earshot/gateway/identity';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Who calls a REST route. */
@Injectable()
export class HttpCallers {
  constructor(private readonly authentication: Authentication) {}

  /** @throws EarshotError UNAUTHENTICATED when nobody has proved who they are */
  async identify({ headers }: FastifyRequest): Promise<CallerIdentity> {
    const caller = await this.authentication.identify(headers.authorization);
    if (caller !== null) return caller;
    throw new EarshotError('UNAUTHENTICATED', 'Send an access token or an API key as `Authorization: Bearer <token>`.');
  }

  /** @throws EarshotError UNAUTHENTICATED; FORBIDDEN for everybody but administrators */
  async identifyAdministrator(request: FastifyRequest): Promise<CallerIdentity> {
    const caller = await this.identify(request);
    if (caller.role === 'ADMIN') return caller;
    throw new EarshotError('FORBIDDEN', 'Only administrators may do this.');
  }
}
