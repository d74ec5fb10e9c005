// Imported for its effect: a signal that nobody else handles would end this process without its exit handlers, and leave
// behind what it started.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    if (process.listenerCount(signal) === 0) process.exit(1);
  });
}
