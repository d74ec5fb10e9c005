import type { MessageHandler } from '@nestjs/microservices';
import type { HandlerDefinition } from './handler-definition';

/** A controller method as Nest wrapped it (guards, interceptors, filters, no pipes), with what its decorator said. */
export interface RegisteredHandler<Definition extends HandlerDefinition = HandlerDefinition> {
  readonly definition: Definition;
  readonly callback: MessageHandler;
}

export type HandlerOf<Kind extends HandlerDefinition['kind']> = RegisteredHandler<Extract<HandlerDefinition, { kind: Kind }>>;

/** @returns whether a handler is of one kind, narrowed to it. */
export const isHandlerOf =
  <Kind extends HandlerDefinition['kind']>(kind: Kind) =>
  (handler: RegisteredHandler): handler is HandlerOf<Kind> =>
    handler.definition.kind === kind;
