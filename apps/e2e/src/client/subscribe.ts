import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

interface Operation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly authorization: string;
}

/** What arrives at a subscriber. */
export interface SubscriptionEvents<Data> {
  readonly events: readonly Data[];
  /** Resolves when the server ends the subscription; rejects when it fails. */
  readonly ended: Promise<void>;
  /** Resolves once so many events are there. */
  received(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Subscribes over WebSocket (graphql-transport-ws). */
export function subscribe<Data>(url: string, { query, variables, authorization }: Operation): SubscriptionEvents<Data> {
  const client = createClient({ url, webSocketImpl: WebSocket, connectionParams: { authorization }, retryAttempts: 0 });
  const events: Data[] = [];
  const waiting = new Set<() => void>();
  const ended = new Promise<void>((resolve, reject) => {
    client.subscribe<Data>(
      { query, variables },
      {
        next: ({ data, errors }) => {
          if (errors !== undefined) reject(new Error(JSON.stringify(errors)));
          if (data !== null && data !== undefined) events.push(data);
          for (const check of [...waiting]) check();
        },
        error: (error) => reject(asError(error)),
        complete: resolve,
      },
    );
  });
  ended.catch(() => undefined);
  const received = (count: number): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (events.length < count) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
    });
  return { events, ended, received: (count) => Promise.race([received(count), ended]), close: async () => void (await client.dispose()) };
}

/** A socket that was closed is told as an event, a refused operation as a list of errors. */
function asError(error: unknown): Error {
  if (error instanceof Error) return error;
  const { code, reason } = error as { code?: number; reason?: string };
  return new Error(code === undefined ? JSON.stringify(error) : `The socket was closed: ${code} ${reason}`);
}
