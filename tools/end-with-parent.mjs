const intervalMs = 250;

/**
 * Ends this process, as SIGTERM would, when the shell that npm runs it in is gone: npm hands a SIGTERM on to that shell
 * alone, and what it runs would live on by itself.
 */
export function endWithParent() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, intervalMs);
  watch.unref();
}
