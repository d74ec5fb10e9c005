import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/**
 * @typedef {object} Reply
 * @property {unknown} answer
 * @property {number} wallSeconds of the task alone; the file was read before
 * @property {number} cpuSeconds user and system time of the whole process during the task
 */

/**
 * A process that measures files when it is told to: Earshot or a peer. It stays up between tasks, so that nobody is charged for
 * starting, and measures its own time.
 */
export class Contestant {
  #child;
  #lines;
  /** @type {Record<string, string>} */
  versions = {};
  /** @type {string[]} */
  tasks = [];

  /** @returns {Promise<Contestant | null>} null when it is not installed */
  static async start(command, args) {
    const contestant = new Contestant();
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', process.env.DEBUG === undefined ? 'ignore' : 'inherit'] });
    child.stdin.on('error', () => {});
    contestant.#child = child;
    contestant.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    // A command that is not there ends no line: only the event tells.
    const missing = once(child, 'error').then(() => ({ done: true }));
    const { done, value } = await Promise.race([contestant.#lines.next(), missing]);
    return done ? null : Object.assign(contestant, JSON.parse(value));
  }

  /** @returns {Promise<Reply | null>} null when it does not know the task or failed at it */
  async ask(task, path) {
    if (!this.tasks.includes(task)) return null;
    this.#child.stdin.write(`${task}\t${path}\n`);
    const { done, value } = await this.#lines.next();
    if (done) throw new Error(`${Object.keys(this.versions)[0]} ended during ${task} of ${path}.`);
    const reply = JSON.parse(value);
    if (reply.error === undefined) return reply;
    console.error(`${Object.keys(this.versions)[0]}, ${task} of ${path}: ${reply.error}`);
    return null;
  }

  async stop() {
    const ended = once(this.#child, 'exit');
    this.#child.stdin.end();
    await ended;
  }
}
