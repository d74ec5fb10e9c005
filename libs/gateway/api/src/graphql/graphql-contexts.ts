import { isEarshotError, type CallerIdentity, type EarshotError } from '@earshot/contracts';
import { Authentication } from '@earshot/gateway/identity';
import { MessageBus } from '@earshot/platform/messaging';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context as SocketContext } from 'graphql-ws';
import type { Extra } from 'graphql-ws/use/ws';
import { z } from 'zod';
import type { GraphQlContext } from './graphql-context';
import { createLoaders } from './loaders';

export type Socket = SocketContext<Record<string, unknown> | undefined, unknown>;

const connectionParameters = z.object({ authorization: z.string().optional(), Authorization: z.string().optional() });
const closeUnauthorized = 4401;

interface Origin {
  readonly ipAddress: string;
  readonly req: FastifyRequest | null;
  readonly reply: FastifyReply | null;
}

/** Makes the context of each operation, whichever way it came. */
@Injectable()
export class GraphQlContexts {
  constructor(
    private readonly authentication: Authentication,
    private readonly bus: MessageBus,
  ) {}

  forRequest(req: FastifyRequest, reply: FastifyReply): Promise<GraphQlContext> {
    return this.create(req.headers.authorization, { ipAddress: req.ip, req, reply });
  }

  forSocket(socket: Socket): Promise<GraphQlContext> {
    return this.create(authorizationOf(socket), { ipAddress: addressOf(socket), req: null, reply: null });
  }

  /** Nothing that can be watched is for everybody: a socket without a valid token is closed at once. */
  async admit(socket: Socket): Promise<boolean> {
    const { caller } = await this.identify(authorizationOf(socket));
    if (caller === null)
      extraOf(socket).socket.close(closeUnauthorized, 'Send { "authorization": "Bearer <token>" } with connection_init.');
    return caller !== null;
  }

  private async create(authorization: string | undefined, origin: Origin): Promise<GraphQlContext> {
    const { caller, refusal } = await this.identify(authorization);
    return { caller, refusal, loaders: createLoaders(this.bus, caller), ...origin };
  }

  // A stale token must not keep anybody from signing in again: only what needs a caller refuses.
  private async identify(authorization: string | undefined): Promise<{ caller: CallerIdentity | null; refusal: EarshotError | null }> {
    try {
      return { caller: await this.authentication.identify(authorization), refusal: null };
    } catch (error) {
      if (!isEarshotError(error)) throw error;
      return { caller: null, refusal: error };
    }
  }
}

/** The server over `ws` adds this; Nest's types do not say so. */
const extraOf = ({ extra }: Socket): Extra => extra as Extra;

function authorizationOf(socket: Socket): string | undefined {
  const parameters = connectionParameters.safeParse(socket.connectionParams ?? {}).data;
  return parameters?.authorization ?? parameters?.Authorization ?? extraOf(socket).request.headers.authorization;
}

const addressOf = (socket: Socket): string => extraOf(socket).request.socket.remoteAddress ?? 'unknown';
