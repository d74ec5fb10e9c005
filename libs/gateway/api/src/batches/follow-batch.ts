import { batchProgressed, findBatch, type BatchStatus, type CallerIdentity } from '@earshot/contracts';
import type { EventLog, MessageBus } from '@earshot/platform/messaging';
import type { z } from 'zod';
import { stoppable } from '../graphql/stoppable';

type Progress = z.output<typeof batchProgressed.payload> & { readonly cursor: string };

const endedStatuses: ReadonlySet<BatchStatus> = new Set(['COMPLETED', 'FAILED', 'CANCELLED']);

interface Platform {
  readonly bus: MessageBus;
  readonly log: EventLog;
}

interface FollowedBatch {
  readonly id: string;
  /** The cursor of the last step that was seen. */
  readonly after: string | undefined;
  readonly caller: CallerIdentity;
}

/**
 * Every step of a batch, from its beginning or behind a cursor, until it has ended. A batch that is retried goes on:
 * whoever follows it then sees the earlier end as one of the steps.
 * @throws EarshotError NOT_FOUND; INVALID_INPUT for a cursor that is not one of ours
 */
export const followBatch = (platform: Platform, followed: FollowedBatch): AsyncIterableIterator<Progress> =>
  stoppable((signal) => steps(platform, followed, signal));

async function* steps({ bus, log }: Platform, { id, after, caller }: FollowedBatch, signal: AbortSignal): AsyncGenerator<Progress, void> {
  const batch = await bus.request(findBatch, { id }, { caller });
  const position = after === undefined ? { from: 'start' as const } : { after };
  for await (const { cursor, payload } of log.read(batchProgressed, { key: batch.id, signal, ...position })) {
    yield { cursor, ...payload };
    if (!endedStatuses.has(payload.status)) continue;
    const { status } = await bus.request(findBatch, { id }, { caller });
    if (endedStatuses.has(status)) return;
  }
}
