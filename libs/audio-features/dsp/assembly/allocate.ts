/**
 * Reserves memory, aligned to 16 bytes and zeroed, for as long as the instance lives. May grow the memory, which detaches the
 * caller's views.
 */
export function allocate(byteLength: usize): usize {
  const address = heap.alloc(byteLength);
  memory.fill(address, 0, byteLength);
  return address;
}
