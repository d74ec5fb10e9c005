import type { DeadLetters } from '../ports/dead-letters';
import type { EventLog } from '../ports/event-log';
import type { JobQueue } from '../ports/job-queue';
import type { MessageBus } from '../ports/message-bus';

/** One process with its messaging, started and serving. */
export interface MessagingUnderTest {
  readonly bus: MessageBus;
  readonly queue: JobQueue;
  readonly deadLetters: DeadLetters;
  readonly log: EventLog;
  close(): Promise<void>;
}

/** Starts a process whose app has these controllers; every later call joins the same broker or data. */
export type StartMessaging = (controllers?: readonly (new () => object)[]) => Promise<MessagingUnderTest>;

/** @returns a function that starts processes which end with the test. */
export function startedPerTest<Messaging extends MessagingUnderTest>(
  start: (controllers?: readonly (new () => object)[]) => Promise<Messaging>,
): (...controllers: (new () => object)[]) => Promise<Messaging> {
  const started: Messaging[] = [];
  afterEach(async () => {
    for (const messaging of started.splice(0)) await messaging.close();
  });
  return async (...controllers) => {
    const messaging = await start(controllers);
    started.push(messaging);
    return messaging;
  };
}

let count = 0;

/** @returns a subject that no other test uses, also not against a broker that remembers. */
export const freshSubject = (): string => `messaging-spec.v1.s${Date.now().toString(36)}-${process.pid}-${(count += 1)}.try`;

export const testCaller = { userId: 'user-1', tenantId: 'tenant-1', role: 'USER' } as const;

/** Waits until a condition holds; the test's own time limit ends it otherwise. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** @returns the first items of a stream. */
export async function take<Item>(items: AsyncIterable<Item>, size: number): Promise<Item[]> {
  const taken: Item[] = [];
  if (size === 0) return taken;
  for await (const item of items) {
    taken.push(item);
    if (taken.length === size) break;
  }
  return taken;
}
