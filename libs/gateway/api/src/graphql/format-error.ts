import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { isEarshotError } from '@earshot/contracts';
import { RequestContext } from '@earshot/platform/observability';
import { Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

const logger = new Logger('GraphQL');
/** Apollo's word for whatever a resolver threw that was no GraphQL error. */
const unexpectedCode = 'INTERNAL_SERVER_ERROR';

/** Shows a caller our own errors with their code, errors of the query as they are, and of everything else only a request id. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const requestId = RequestContext.current()?.correlationId ?? randomUUID();
  const cause = unwrapResolverError(error);
  const place = {
    ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
  };
  if (isEarshotError(cause) && cause.code !== 'INTERNAL') {
    return { message: cause.message, ...place, extensions: { code: cause.code, requestId, ...shown(cause.details) } };
  }
  const code = formatted.extensions?.['code'];
  if (cause instanceof GraphQLError && code !== unexpectedCode)
    return { message: formatted.message, ...place, extensions: { code, requestId } };
  logger.error({ message: 'A resolver failed unexpectedly.', requestId, path: formatted.path, error: cause });
  return { message: 'Internal server error', ...place, extensions: { code: 'INTERNAL', requestId } };
}

const shown = (details: Readonly<Record<string, unknown>>): object => (Object.keys(details).length === 0 ? {} : { details });
