import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';

const require = createRequire(import.meta.url);
const { createClient } = require('graphql-ws');
const { WebSocket } = require('ws');

const query = 'subscription ($after: String) { usageRecorded(after: $after) { id cursor recordedAt } }';

/**
 * Follows usageRecorded at one gateway; when that one goes away it goes on at the next, behind the last cursor that it saw.
 * @param onRecord is told every record that arrives
 */
export function followUsage({ urls, token, after, onRecord }) {
  let cursor = after;
  let isLeft = false;
  let resumed = -1;
  let client;
  const follow = (url) =>
    new Promise((resolve) => {
      client = createClient({
        url: `${url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: { authorization: `Bearer ${token}` },
        retryAttempts: 0,
      });
      client.subscribe(
        { query, variables: { after: cursor } },
        {
          next: ({ data }) => {
            if (data === null || data === undefined) return;
            cursor = data.usageRecorded.cursor;
            onRecord(data.usageRecorded);
          },
          error: resolve,
          complete: resolve,
        },
      );
    });
  const run = async () => {
    for (let at = 0; !isLeft; at += 1) {
      resumed += 1;
      await follow(urls[at % urls.length]);
      await sleep(20);
    }
  };
  void run();
  return {
    resumed: () => resumed,
    close: async () => {
      isLeft = true;
      await client?.dispose();
    },
  };
}
