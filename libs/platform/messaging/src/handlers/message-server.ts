import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { type HandlerDefinition, handlerPattern } from './handler-definition';
import type { RegisteredHandler } from './registered-handler';

/** The side of a transport that takes messages and calls the decorated methods. One per process. */
export abstract class MessageServer extends Server implements CustomTransportStrategy {
  protected readonly handlers: RegisteredHandler[] = [];

  /** Begins to take messages; resolves when they arrive. */
  protected abstract start(): Promise<void>;

  override addHandler(pattern: unknown, callback: MessageHandler, isEventHandler = false, extras: Record<string, unknown> = {}): void {
    const definition = extras['definition'] as HandlerDefinition | undefined;
    if (definition === undefined) throw new Error(`The handler of ${String(pattern)} is not marked by a decorator of the messaging lib.`);
    const isTaken = this.handlers.some((handler) => handlerPattern(handler.definition) === handlerPattern(definition));
    if (isTaken && !isEventHandler) throw new Error(`Two handlers want ${handlerPattern(definition)}.`);
    this.handlers.push({ definition, callback });
  }

  override listen(done: (error?: unknown) => void): void {
    this.start().then(() => done(), done);
  }

  override on(): void {
    throw new Error('A message server has no events to listen to.');
  }

  override unwrap<T>(): T {
    throw new Error('A message server shows nothing of its inside.');
  }
}
