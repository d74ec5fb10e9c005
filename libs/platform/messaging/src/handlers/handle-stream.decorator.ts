import type { StreamContract } from '@earshot/contracts';
import type { z } from 'zod';
import type { MessageContext } from '../ports/message-context';
import { applyHandler } from './apply-handler';
import type { HandlerDecorator } from './handler-method';

type StreamHandler<C extends StreamContract> = (
  payload: z.output<C['request']>,
  context: MessageContext,
) => AsyncIterable<z.input<C['item']>>;

/** Marks the controller method, usually an `async *` one, that answers with a stream. It is left when its reader stops. */
export const HandleStream =
  <C extends StreamContract>(contract: C): HandlerDecorator<StreamHandler<C>> =>
  (target, methodName, descriptor) =>
    applyHandler({ kind: 'stream', contract }, target, methodName, descriptor);
