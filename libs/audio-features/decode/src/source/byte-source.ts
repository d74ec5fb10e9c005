/**
 * Where encoded audio is read from: ranged and synchronous, so that nothing is ever held whole.
 * `read` answers fewer bytes than asked for at the end of the data, and none beyond it. What it answers may be a view of a shared buffer: read only.
 */
export interface ByteSource {
  readonly sizeBytes: number;
  read(offset: number, length: number): Uint8Array;
}
