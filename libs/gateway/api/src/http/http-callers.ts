import { EarshotError, type CallerIdentity } from '@earshot/contracts';
import { Authentication } from '@earshot/gateway/identity';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Who calls a REST route. */
@Injectable()
export class HttpCallers {
  private readonly found = new WeakMap<FastifyRequest, Promise<CallerIdentity | null>>();

  constructor(private readonly authentication: Authentication) {}

  /**
   * Looks once at each request, however many want to know.
   *
   * @returns null for somebody who brought no proof
   * @throws EarshotError UNAUTHENTICATED for a proof that proves nothing
   */
  find(request: FastifyRequest): Promise<CallerIdentity | null> {
    const known = this.found.get(request);
    if (known !== undefined) return known;
    const finding = this.authentication.identify(request.headers.authorization);
    this.found.set(request, finding);
    return finding;
  }

  /** @throws EarshotError UNAUTHENTICATED when nobody has proved who they are */
  async identify(request: FastifyRequest): Promise<CallerIdentity> {
    const caller = await this.find(request);
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
