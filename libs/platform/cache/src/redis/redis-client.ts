import { createClient } from '@keyv/redis';
import { Logger } from '@nestjs/common';

export type RedisClient = ReturnType<typeof makeClient>;

const makeClient = (url: string) =>
  createClient({
    url,
    disableOfflineQueue: true,
    socket: { connectTimeout: connectTimeoutMs, reconnectStrategy: (attempts) => Math.min(50 * 2 ** attempts, longestWaitMs) },
  });

const longestWaitMs = 1000;
const connectTimeoutMs = 500;

/**
 * Makes a client that never lets a command wait for a server that is not there, and that comes back by itself. Errors are
 * logged once for each outage; without a listener they would end the process.
 */
export function createRedisClient(url: string): RedisClient {
  const logger = new Logger('Redis');
  let isLogged = false;
  const client = makeClient(url);
  client.on('error', (error: Error) => {
    if (!isLogged) logger.warn(`Redis cannot be used: ${error.message}`);
    isLogged = true;
  });
  client.on('ready', () => {
    isLogged = false;
  });
  return client;
}

/** Begins to connect and does not wait for it; the process starts without the server. */
export const connectInBackground = (client: RedisClient): void => void client.connect().catch(() => undefined);
