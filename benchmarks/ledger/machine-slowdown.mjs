/** @returns how many times longer work took than the processor needed for it, because others use the machine as well. */
export function machineSlowdown() {
  const startedMs = performance.now();
  const before = process.cpuUsage();
  let sum = 0;
  while (performance.now() - startedMs < 300) for (let step = 0; step < 10_000; step += 1) sum += step % 7;
  const { user, system } = process.cpuUsage(before);
  return (performance.now() - startedMs + sum * 0) / ((user + system) / 1_000);
}
