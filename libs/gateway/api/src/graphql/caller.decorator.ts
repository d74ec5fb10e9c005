import { EarshotError, type CallerIdentity } from '@earshot/contracts';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQlContext } from './graphql-context';

/** Gives a resolver its caller. The field must be marked `@auth`; one that is not refuses here. */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): CallerIdentity => {
  const { caller } = GqlExecutionContext.create(context).getContext<GraphQlContext>();
  if (caller === null) throw new EarshotError('UNAUTHENTICATED', 'Sign in first.');
  return caller;
});
