import { join } from 'node:path';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { Injectable } from '@nestjs/common';
import type { GqlOptionsFactory } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GatewaySettings } from '../gateway-settings';
import { formatError } from './format-error';
import type { GraphQlContext } from './graphql-context';
import { GraphQlContexts, type Socket } from './graphql-contexts';
import { bigIntScalar, dateTimeScalar, jsonScalar } from './scalars';

/** Apollo calls with a request and its reply, graphql-ws with a socket and the message that came over it. */
type ContextParameters = [origin: FastifyRequest | Socket, replyOrMessage: unknown];

/** How the GraphQL server is set up. */
@Injectable()
export class GraphQlOptions implements GqlOptionsFactory<ApolloDriverConfig> {
  constructor(
    private readonly contexts: GraphQlContexts,
    private readonly settings: GatewaySettings,
  ) {}

  createGqlOptions(): ApolloDriverConfig {
    return {
      path: '/graphql',
      typePaths: [join(__dirname, '..', '**', '*.graphql')],
      resolvers: { DateTime: dateTimeScalar, BigInt: bigIntScalar, JSON: jsonScalar },
      playground: false,
      introspection: !this.settings.isProduction,
      includeStacktraceInErrorResponses: false,
      hideSchemaDetailsFromClientErrors: this.settings.isProduction,
      csrfPrevention: true,
      // Halves the time of a large answer, and nothing here is cached by HTTP.
      plugins: [ApolloServerPluginCacheControlDisabled()],
      formatError,
      context: (...parameters: ContextParameters) => this.createContext(parameters),
      subscriptions: {
        'graphql-ws': { onConnect: (socket: Socket) => this.contexts.admit(socket) },
      },
    };
  }

  private createContext([origin, reply]: ContextParameters): Promise<GraphQlContext> {
    return isSocket(origin) ? this.contexts.forSocket(origin) : this.contexts.forRequest(origin, reply as FastifyReply);
  }
}

const isSocket = (origin: FastifyRequest | Socket): origin is Socket => 'connectionInitReceived' in origin;
