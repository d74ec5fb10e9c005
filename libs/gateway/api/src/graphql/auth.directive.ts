import { EarshotError } from '@earshot/contracts';
import { getDirective, MapperKind, mapSchema } from '@graphql-tools/utils';
import { defaultFieldResolver, type GraphQLFieldConfig, type GraphQLSchema } from 'graphql';
import type { GraphQlContext } from './graphql-context';

/** Makes `@auth(role:)` true: such a field is resolved, and subscribed to, only for callers of that role. */
export function applyAuthDirective(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field: GraphQLFieldConfig<unknown, GraphQlContext>) => {
      const [directive] = getDirective(schema, field, 'auth') ?? [];
      return directive === undefined ? field : guardField(field, directive['role'] === 'ADMIN');
    },
  });
}

function guardField(field: GraphQLFieldConfig<unknown, GraphQlContext>, adminsOnly: boolean): GraphQLFieldConfig<unknown, GraphQlContext> {
  const { resolve = defaultFieldResolver, subscribe } = field;
  return {
    ...field,
    resolve: (source, parameters, context, info) => {
      admit(context, adminsOnly);
      return resolve(source, parameters, context, info);
    },
    ...(subscribe === undefined
      ? {}
      : {
          subscribe: (source, parameters, context, info) => {
            admit(context, adminsOnly);
            return subscribe(source, parameters, context, info);
          },
        }),
  };
}

function admit({ caller, refusal }: GraphQlContext, adminsOnly: boolean): void {
  if (refusal !== null) throw refusal;
  if (caller === null)
    throw new EarshotError('UNAUTHENTICATED', 'Sign in first: send an access token or an API key as `Authorization: Bearer <token>`.');
  if (adminsOnly && caller.role !== 'ADMIN') throw new EarshotError('FORBIDDEN', 'Only administrators may do this.');
}
