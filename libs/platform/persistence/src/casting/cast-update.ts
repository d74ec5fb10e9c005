import type { DocumentDefinition, StoredDocument } from '../document-definition';
import type { Update } from '../update';
import { castScalar, isScalar } from './cast-scalar';
import { castElement, castValue } from './cast-value';
import { invalidValue } from './invalid-value';
import { elementTypeOf, pathTypeOf } from './path-type';

export type UpdateOperator = keyof Update<StoredDocument>;

/** One step of an update with its cast operand. */
export interface CastChange {
  readonly operator: UpdateOperator;
  readonly path: string;
  readonly value: unknown;
}

interface Operand {
  readonly definition: DocumentDefinition<StoredDocument>;
  readonly path: string;
  readonly value: unknown;
}

/**
 * Casts an update by the schema, step by step, in the order in which the steps are written.
 * @throws EarshotError INVALID_INPUT for unknown operators and paths, refused values and two steps on one path
 */
export async function castUpdate<T extends StoredDocument>(definition: DocumentDefinition<T>, update: Update<T>): Promise<CastChange[]> {
  const changes: CastChange[] = [];
  for (const [operator, operands] of Object.entries(update)) {
    if (!isUpdateOperator(operator)) throw invalidValue(definition.collection, operator, 'is not an operator');
    for (const [path, value] of Object.entries(operands ?? {})) {
      if (path === '_id') throw invalidValue(definition.collection, path, 'cannot be changed');
      const cast = castOperand[operator]({ definition, path, value });
      changes.push({ operator, path, value: cast instanceof Promise ? await cast : cast });
    }
  }
  assertDisjoint(definition.collection, changes);
  return changes;
}

const castWhole = ({ definition, path, value }: Operand): unknown => castValue(definition, path, value);
const castJoining = ({ definition, path, value }: Operand): Promise<unknown> => castElement(definition, path, value);

const castOperand: Record<UpdateOperator, (operand: Operand) => unknown> = {
  $set: castWhole,
  $setOnInsert: castWhole,
  $unset: ({ definition, path }) => pathTypeOf(definition, path) !== undefined,
  $inc: castAmount,
  $min: castBound,
  $max: castBound,
  $push: castJoining,
  $addToSet: castJoining,
  $pull: castPulled,
};

const isUpdateOperator = (name: string): name is UpdateOperator => Object.hasOwn(castOperand, name);

function castAmount(operand: Operand): number | bigint {
  const amount = castSingle(operand);
  if (typeof amount === 'number' || typeof amount === 'bigint') return amount;
  throw refusal(operand, 'is not a number');
}

function castBound(operand: Operand): unknown {
  const bound = castSingle(operand);
  if (bound !== null) return bound;
  throw refusal(operand, 'cannot be ordered against null');
}

function castPulled(operand: Operand): unknown {
  const { definition, path, value } = operand;
  const pathType = pathTypeOf(definition, path);
  if (pathType.kind !== 'typed' || elementTypeOf(pathType.type) === undefined) throw refusal(operand, 'is not an array');
  if (isScalar(value) || value === null) return castSingle(operand);
  const fields = typeof value === 'object' ? Object.entries(value) : [];
  if (fields.length === 0) throw refusal(operand, 'is pulled by no value');
  return Object.fromEntries(fields.map(([key, member]) => [key, castSingle({ definition, path: `${path}.${key}`, value: member })]));
}

const castSingle = ({ definition, path, value }: Operand): unknown => castScalar(definition, path, pathTypeOf(definition, path), value);

const refusal = ({ definition, path }: Operand, reason: string): Error => invalidValue(definition.collection, path, reason);

function assertDisjoint(collection: string, changes: readonly CastChange[]): void {
  const paths = new Set<string>();
  for (const { path } of changes) {
    if (paths.has(path)) throw invalidValue(collection, path, 'is changed by two operators');
    paths.add(path);
  }
  for (const path of paths) {
    for (let end = path.indexOf('.'); end !== -1; end = path.indexOf('.', end + 1)) {
      const outer = path.slice(0, end);
      if (paths.has(outer)) throw invalidValue(collection, outer, 'is changed by two operators');
    }
  }
}
