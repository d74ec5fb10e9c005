import { streamTask, type CallerIdentity, type Completion, type CompletionRequest } from '@earshot/contracts';
import type { MessageBus } from '@earshot/platform/messaging';
import { stoppable } from '../graphql/stoppable';

/** A piece of an answer as clients of GraphQL see it. */
export interface ShownDelta {
  readonly id: string;
  readonly text: string;
  readonly done: boolean;
  readonly completion: Completion | null;
}

/** The answer as it is written. Leaving the loop ends the call at the provider. */
export const followCompletion = (bus: MessageBus, request: CompletionRequest, caller: CallerIdentity): AsyncIterableIterator<ShownDelta> =>
  stoppable((signal) => pieces(bus, request, { caller, signal }));

async function* pieces(
  bus: MessageBus,
  request: CompletionRequest,
  options: { readonly caller: CallerIdentity; readonly signal: AbortSignal },
): AsyncGenerator<ShownDelta, void> {
  for await (const { text, completion } of bus.stream(streamTask, request, options)) {
    // An empty piece only keeps the line between the processes alive.
    if (text === '' && completion === null) continue;
    yield { id: request.operationId, text, done: completion !== null, completion };
  }
}
