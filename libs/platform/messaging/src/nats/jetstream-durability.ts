import { z } from 'zod';

const monitoringPort = 8222;
const timeoutMs = 1_500;

/** What a broker says of itself at `/varz`, as far as it matters here. */
const serverState = z.object({
  jetstream: z.object({ config: z.object({ sync_always: z.boolean().default(false) }).optional() }).optional(),
});

/** @returns where the first broker of an address is monitored: the port that Earshot's own configurations open. */
export const monitoringUrlOf = (natsUrl: string): string =>
  `http://${new URL(natsUrl.split(',')[0] ?? natsUrl).hostname}:${monitoringPort}`;

/**
 * @returns in a sentence why acknowledged messages may be lost when the broker's machine dies; undefined where JetStream syncs
 * each message to disk before it acknowledges it
 */
export async function findDurabilityProblem(monitoringUrl: string): Promise<string | undefined> {
  const state = await readState(monitoringUrl);
  if (state === undefined) return `Whether JetStream syncs always could not be read at its monitoring port (${monitoringPort}).`;
  const { config } = state.jetstream ?? {};
  if (config === undefined) return 'JetStream is switched off.';
  return config.sync_always
    ? undefined
    : 'JetStream does not sync always: what it has acknowledged may be lost. Set `sync_interval: always`.';
}

async function readState(monitoringUrl: string): Promise<z.output<typeof serverState> | undefined> {
  try {
    const response = await fetch(`${monitoringUrl}/varz`, { signal: AbortSignal.timeout(timeoutMs) });
    return serverState.safeParse(await response.json()).data;
  } catch {
    return undefined;
  }
}
