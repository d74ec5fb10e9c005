import { EarshotError } from '@earshot/contracts';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { getDirectiveValues, type GraphQLResolveInfo } from 'graphql';
import type { GraphQlContext } from './graphql-context';

/**
 * Makes `@auth(role:)` true: a field that carries it is served only to callers of that role. It comes after the throttler,
 * so that refusals count against the limit too.
 */
@Injectable()
export class AuthDirectiveGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.getType<string>() !== 'graphql') return true;
    const graphQl = GqlExecutionContext.create(context);
    const role = requiredRole(graphQl.getInfo<GraphQLResolveInfo>());
    if (role !== null) admit(graphQl.getContext<GraphQlContext>(), role === 'ADMIN');
    return true;
  }
}

function requiredRole({ schema, parentType, fieldName }: GraphQLResolveInfo): unknown {
  const directive = schema.getDirective('auth');
  const field = parentType.getFields()[fieldName]?.astNode;
  if (directive === null || directive === undefined || field === null || field === undefined) return null;
  return getDirectiveValues(directive, field)?.['role'] ?? null;
}

function admit({ caller, refusal }: GraphQlContext, adminsOnly: boolean): void {
  if (refusal !== null) throw refusal;
  if (caller === null) {
    throw new EarshotError('UNAUTHENTICATED', 'Sign in first: send an access token or an API key as `Authorization: Bearer <token>`.');
  }
  if (adminsOnly && caller.role !== 'ADMIN') throw new EarshotError('FORBIDDEN', 'Only administrators may do this.');
}
