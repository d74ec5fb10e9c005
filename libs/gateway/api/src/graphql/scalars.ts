import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

function parseInstant(value: unknown): string {
  const date = typeof value === 'string' && instant.test(value) ? new Date(value) : undefined;
  if (date === undefined || Number.isNaN(date.getTime())) throw new GraphQLError('Give an instant such as "2026-11-21T09:30:00Z".');
  return date.toISOString();
}

/** An instant, RFC 3339; in the code an ISO 8601 string in UTC. */
export const dateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  serialize: (value) => (value instanceof Date ? value.toISOString() : parseInstant(value)),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : undefined),
});

function parseInteger(value: unknown): number {
  const isWritten = typeof value === 'string' && /^-?\d{1,19}$/.test(value);
  const number = isWritten || typeof value === 'number' ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw new GraphQLError('Give an integer as a decimal string, for example "1048576".');
  return number;
}

/** An exact integer; on the wire a decimal string, because JSON readers lose digits of large numbers. */
export const bigIntScalar = new GraphQLScalarType<number, string>({
  name: 'BigInt',
  serialize: (value) => {
    if (typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value))) return value.toString();
    throw new GraphQLError('This is no integer.');
  },
  parseValue: parseInteger,
  parseLiteral: (node) => parseInteger(node.kind === Kind.INT || node.kind === Kind.STRING ? node.value : undefined),
});

/** Any JSON value. */
export const jsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});
