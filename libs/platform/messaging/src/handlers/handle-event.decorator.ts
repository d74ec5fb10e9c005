import type { EventContract } from '@earshot/contracts';
import type { z } from 'zod';
import type { MessageContext } from '../ports/message-context';
import { applyHandler } from './apply-handler';
import type { HandlerDecorator } from './handler-method';

type EventHandler<C extends EventContract> = (payload: z.output<C['payload']>, context: MessageContext) => void | Promise<void>;

/** Marks a controller method that hears of an event, in every replica. What it throws is logged. */
export const HandleEvent =
  <C extends EventContract>(contract: C): HandlerDecorator<EventHandler<C>> =>
  (target, methodName, descriptor) =>
    applyHandler({ kind: 'event', contract }, target, methodName, descriptor);
