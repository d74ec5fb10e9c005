import { EarshotError, isEarshotError } from '@earshot/contracts';
import { DuplicateDocumentError } from '../duplicate-document.error';

const unreachable =
  /^(Mongo)?(Network|ServerSelection|NotConnected|OperationTimeout|TopologyClosed|WaitQueueTimeout|PoolClear|PoolClosed|ClientClosed|ExpiredSession)/;
// PrimarySteppedDown, InterruptedAtShutdown, NotWritablePrimary and their kin, MaxTimeMSExpired, WriteConcernTimeout.
const unavailableCodes = new Set<unknown>([6, 7, 50, 64, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);
// BadValue, TypeMismatch, PathNotViable, ConflictingUpdateOperators: the stored document does not fit the operator.
const unfitCodes = new Set<unknown>([2, 14, 28, 40]);

interface DriverError {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly keyPattern?: Readonly<Record<string, unknown>>;
  readonly message?: unknown;
}

/** @returns the error of ours that a failure of the driver means */
export function mongoError(collection: string, cause: unknown): EarshotError {
  if (isEarshotError(cause)) return cause;
  const { name, code, keyPattern, message } = (cause ?? {}) as DriverError;
  if (code === 11_000) return new DuplicateDocumentError(collection, Object.keys(keyPattern ?? indexNamedIn(String(message))), cause);
  // The driver's error of many inserts hides why they did not come through.
  const isHidden = name === 'MongoBulkWriteError' && code === undefined;
  if (isHidden || unreachable.test(String(name)) || unavailableCodes.has(code)) {
    return new EarshotError('SERVICE_UNAVAILABLE', 'The database cannot be reached.', { details: { collection }, cause });
  }
  if (unfitCodes.has(code)) {
    return new EarshotError('CONFLICT', `A stored field of "${collection}" does not fit the change.`, { details: { collection }, cause });
  }
  return new EarshotError('INTERNAL', `The database refused an operation on "${collection}".`, { details: { collection }, cause });
}

// Some servers leave keyPattern out; the name of an index spells its paths: ownerId_1_title_1.
function indexNamedIn(message: string): Readonly<Record<string, unknown>> {
  const name = /index: (\S+)/.exec(message)?.[1] ?? '_id_';
  const paths = name.split(/_-?1(?:_|$)/).filter((path) => path !== '');
  return Object.fromEntries(paths.map((path) => [path === '_id_' ? '_id' : path, 1]));
}
