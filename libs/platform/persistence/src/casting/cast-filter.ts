import type { DocumentDefinition, StoredDocument } from '../document-definition';
import { Condition, type Filter, type FilterValue } from '../filter';
import { TextPattern } from '../text-pattern';
import { castScalar } from './cast-scalar';
import { invalidValue } from './invalid-value';
import { pathTypeOf } from './path-type';

/** Operators on one path with cast operands; equality is written out. */
export interface CastOperators {
  readonly $eq?: FilterValue;
  readonly $ne?: FilterValue;
  readonly $in?: readonly FilterValue[];
  readonly $nin?: readonly FilterValue[];
  readonly $gt?: FilterValue;
  readonly $gte?: FilterValue;
  readonly $lt?: FilterValue;
  readonly $lte?: FilterValue;
  readonly $exists?: boolean;
  readonly $regex?: RegExp;
  readonly $not?: RegExp;
}

/** A filter in normal form: every field holds, and of each group of alternatives at least one. */
export interface CastFilter {
  readonly fields: readonly (readonly [path: string, operators: CastOperators])[];
  readonly anyOf: readonly (readonly CastFilter[])[];
}

/** @throws EarshotError INVALID_INPUT for whatever the schema refuses: no value from outside becomes an operator */
export function castFilter<T extends StoredDocument>(definition: DocumentDefinition<T>, filter: Filter<T>): CastFilter {
  const fields: (readonly [string, CastOperators])[] = [];
  const anyOf: (readonly CastFilter[])[] = [];
  for (const [key, value] of Object.entries<unknown>(filter)) {
    if (key === '$or') anyOf.push(castEach(definition, key, value));
    else if (key !== '$and') fields.push([key, castField(definition, key, value)]);
    else {
      for (const part of castEach(definition, key, value)) {
        fields.push(...part.fields);
        anyOf.push(...part.anyOf);
      }
    }
  }
  return { fields, anyOf };
}

function castEach<T extends StoredDocument>(definition: DocumentDefinition<T>, key: string, value: unknown): CastFilter[] {
  if (!Array.isArray(value) || value.length === 0) throw invalidValue(definition.collection, key, 'needs at least one alternative');
  return value.map((part: Filter<T>) => castFilter(definition, part));
}

function castField<T extends StoredDocument>(definition: DocumentDefinition<T>, path: string, value: unknown): CastOperators {
  const pathType = pathTypeOf(definition, path);
  if (value instanceof TextPattern) return { $regex: value.expression };
  if (!(value instanceof Condition)) return { $eq: castScalar(definition, path, pathType, value) };
  const casting: OperandCasting = {
    scalar: (single) => castScalar(definition, path, pathType, single),
    refuse: (reason) => invalidValue(definition.collection, path, reason),
  };
  const operators = Object.entries(value.operators).map(([operator, operand]) => {
    const cast = castOperand.get(operator);
    if (cast === undefined) throw casting.refuse('has an unknown operator');
    return [operator, cast(operand, casting)];
  });
  if (operators.length === 0) throw casting.refuse('has no operator');
  return Object.fromEntries(operators) as CastOperators;
}

interface OperandCasting {
  scalar(value: unknown): FilterValue;
  refuse(reason: string): Error;
}

type CastOperand = (operand: unknown, casting: OperandCasting) => unknown;

const castList: CastOperand = (operand, { scalar, refuse }) => {
  if (!Array.isArray(operand)) throw refuse('needs a list');
  return operand.map(scalar);
};

const castBound: CastOperand = (operand, { scalar, refuse }) => {
  if (operand === null) throw refuse('cannot be ordered against null');
  return scalar(operand);
};

const castOperand = new Map<string, CastOperand>([
  ['$in', castList],
  ['$nin', castList],
  ['$ne', (operand, { scalar }) => scalar(operand)],
  ['$gt', castBound],
  ['$gte', castBound],
  ['$lt', castBound],
  ['$lte', castBound],
  ['$exists', (operand) => operand === true],
  [
    '$not',
    (operand, { refuse }) => {
      if (!(operand instanceof TextPattern)) throw refuse('needs a text pattern');
      return operand.expression;
    },
  ],
]);
