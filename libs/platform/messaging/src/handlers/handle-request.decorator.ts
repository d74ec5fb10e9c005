import type { RequestContract } from '@earshot/contracts';
import type { z } from 'zod';
import type { MessageContext } from '../ports/message-context';
import { applyHandler } from './apply-handler';
import type { HandlerDecorator } from './handler-method';

type RequestHandler<C extends RequestContract> = (
  payload: z.output<C['request']>,
  context: MessageContext,
) => z.input<C['reply']> | Promise<z.input<C['reply']>>;

/**
 * Marks the controller method that answers a request. One per subject and process.
 *
 * @example
 * @HandleRequest(findBudget)
 * find({ tenantId }: z.output<typeof findBudget.request>, { caller }: MessageContext): Promise<BudgetView> { … }
 */
export const HandleRequest =
  <C extends RequestContract>(contract: C): HandlerDecorator<RequestHandler<C>> =>
  (target, methodName, descriptor) =>
    applyHandler({ kind: 'request', contract }, target, methodName, descriptor);
