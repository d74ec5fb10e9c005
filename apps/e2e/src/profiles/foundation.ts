import { TcpRelay } from '@earshot/testing';
import type { ApplicationProcess } from './application-process';

/** Something without which Earshot, or a part of it, cannot work. */
export interface Foundation {
  readonly name: 'MongoDB' | 'NATS' | 'Redis' | 'the disk';
  takeAway(): Promise<void>;
  bringBack(): Promise<void>;
}

const servers = { MONGODB_URI: 'MongoDB', NATS_URL: 'NATS', REDIS_URL: 'Redis' } as const;

/** Servers behind relays: what to tell the processes of them, and how to take them away. */
export interface LosableServers {
  readonly environment: Readonly<Record<string, string>>;
  readonly foundations: readonly Foundation[];
  close(): Promise<void>;
}

/** Puts a relay before each server that an environment names. */
export async function losableServers(environment: Readonly<Record<string, string>>): Promise<LosableServers> {
  const relays = Object.entries(servers).map(([variable, name]) => ({ variable, name, relay: new TcpRelay(environment[variable] ?? '') }));
  await Promise.all(relays.map(({ relay }) => relay.open()));
  return {
    environment: Object.fromEntries(relays.map(({ variable, relay }) => [variable, relay.url])),
    foundations: relays.map(({ name, relay }) => ({ name, takeAway: () => relay.cut(), bringBack: () => relay.open() })),
    close: async () => void (await Promise.all(relays.map(({ relay }) => relay.cut()))),
  };
}

/** The disk under the data of a process. */
export const losableDisk = (application: ApplicationProcess): Foundation => ({
  name: 'the disk',
  takeAway: async () => application.limitFiles(1),
  bringBack: async () => application.limitFiles('unlimited'),
});
