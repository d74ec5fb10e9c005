import { randomUUID } from 'node:crypto';
import { RequestContext } from '@earshot/platform/observability';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { GatewaySettings } from './gateway-settings';

/** GraphQL documents and their variables; audio comes as a raw stream that is counted on its way. */
const bodyLimit = 1024 * 1024;
/** An upload address holds a signed token. */
const maxParamLength = 2_048;

const requestIdHeader = 'x-request-id';
const acceptableRequestId = /^[\w.-]{8,100}$/;
const rawBodyPaths = /^\/(uploads\/|files(\?|$))/;

/** No route has a JSON schema, and the compilers of such schemas take long to load. */
const refuseSchemas = () => () => {
  throw new Error('Routes check what they are sent with zod.');
};

/** The HTTP server, bounded. */
export const createHttpAdapter = (): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit,
    routerOptions: { maxParamLength },
    schemaController: { compilersFactory: { buildValidator: refuseSchemas, buildSerializer: refuseSchemas } },
  });

/** Sets the HTTP server up for what the controllers expect; call it once, before `listen`. */
export function configureGateway(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  // Raw bodies pass as streams, whatever they call themselves: content decides, never the name of a type.
  server.addContentTypeParser('*', (_request: unknown, payload: unknown, done: (error: Error | null, body: unknown) => void) =>
    done(null, payload),
  );
  server.addHook('onRequest', (request, reply, done) => {
    if (rawBodyPaths.test(request.url) && request.method !== 'GET') request.headers['content-type'] = 'application/octet-stream';
    const given = request.headers[requestIdHeader];
    const correlationId = typeof given === 'string' && acceptableRequestId.test(given) ? given : randomUUID();
    void reply.header(requestIdHeader, correlationId);
    RequestContext.run({ correlationId }, done);
  });
  const { corsOrigins } = app.get(GatewaySettings);
  app.enableCors({ origin: [...corsOrigins], methods: ['GET', 'POST'], maxAge: 600 });
  app.enableShutdownHooks();
}
