import type { INestApplication, INestMicroservice } from '@nestjs/common';
import type { AsyncMicroserviceOptions } from '@nestjs/microservices';
import { MessageServer } from './handlers/message-server';

const isHybrid = (app: INestApplication | INestMicroservice): app is INestApplication => 'connectMicroservice' in app;

/**
 * What makes an app without HTTP out of a module.
 *
 * @example
 * const app = await NestFactory.createMicroservice(AppModule, messageServerOptions);
 * await startMessageHandlers(app);
 */
export const messageServerOptions: AsyncMicroserviceOptions = {
  inject: [MessageServer],
  useFactory: (server: MessageServer) => ({ strategy: server }),
};

/**
 * Starts taking messages for every decorated controller method of the app; resolves when they arrive.
 * Call it once in `main`, after `app.listen()`: while the broker is away it waits, and liveness should answer meanwhile.
 * `app.close()` (or a signal, with `enableShutdownHooks`) stops taking, lets running handlers end within the drain
 * time, aborts the rest and only then closes the connections.
 *
 * @example
 * const app = await NestFactory.create(AppModule, new FastifyAdapter());
 * app.enableShutdownHooks();
 * await app.listen(port);
 * await startMessageHandlers(app);
 */
export async function startMessageHandlers(app: INestApplication | INestMicroservice): Promise<void> {
  if (!isHybrid(app)) {
    await app.listen();
    return;
  }
  await app.init();
  app.connectMicroservice({ strategy: app.get(MessageServer, { strict: false }) });
  await app.startAllMicroservices();
}
