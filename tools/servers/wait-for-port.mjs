import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something accepts connections on a port of 127.0.0.1; `isGone` ends the wait early. */
export async function waitForPort(port, { timeoutMs = 30_000, isGone = () => false } = {}) {
  const deadlineMs = Date.now() + timeoutMs;
  while (!(await accepts(port))) {
    if (isGone()) throw new Error(`it ended before it listened on port ${port}`);
    if (Date.now() > deadlineMs) throw new Error(`it did not listen on port ${port} within ${timeoutMs / 1000} s`);
    await sleep(50);
  }
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (isOpen) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
