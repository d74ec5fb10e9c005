export type { EncodedError } from './encoded-error';
export { decodeError, encodeError } from './error-codec';
