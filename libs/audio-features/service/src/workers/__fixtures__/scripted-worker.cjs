// A worker thread that does what the test tells it to, down to what no good worker does.
const { parentPort, threadId } = require('node:worker_threads');

const scripts = {
  /** Answers with the thread it runs in. */
  tell: () => threadId,
  /** Never answers and cannot be spoken to, as a WebAssembly decoder in an endless loop. */
  hang: () => {
    for (;;);
  },
  crash: () => {
    throw new Error('The decoder broke.');
  },
  exit: () => process.exit(3),
  shout: () => {
    for (let line = 0; line < 1_000; line++) process.stdout.write('noise of a package\n');
    return threadId;
  },
};

parentPort.on('message', ({ taskId, task, input }) => {
  const reply = { taskId, memoryBytes: 0, isSpent: false, ...input };
  parentPort.postMessage(input.error === undefined ? { ...reply, result: scripts[task]() } : reply);
});
