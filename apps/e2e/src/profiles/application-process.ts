import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const repository = join(__dirname, '../../../..');
const keptLogCharacters = 2_000_000;

/** A compiled application as a process of its own. */
export class ApplicationProcess {
  private output = '';
  private child: ChildProcess | undefined;

  constructor(
    readonly name: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  start(): void {
    const entry = join(repository, 'dist/apps', this.name, 'src/main.js');
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, [entry], {
      cwd: repository,
      env: { PATH, ...this.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.output = (this.output + text).slice(-keptLogCharacters)));
    }
    this.child = child;
  }

  log(): string {
    return this.output;
  }

  /** @throws Error with what it said, when it has ended by itself */
  assertAlive(): void {
    if (this.child?.exitCode !== null) throw new Error(`${this.name} has ended by itself:\n${this.output.slice(-4_000)}`);
  }

  /** Has it stand still, as a machine that is moved or starved does; it notices nothing itself. */
  pause(): void {
    this.child?.kill('SIGSTOP');
  }

  resume(): void {
    this.child?.kill('SIGCONT');
  }

  /** Lets no file that it writes grow behind this size: to it that is a full disk. */
  limitFiles(size: number | 'unlimited'): void {
    execFileSync('prlimit', ['--pid', String(this.child?.pid), `--fsize=${size}:unlimited`]);
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const { child } = this;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}
