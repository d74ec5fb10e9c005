import { once } from 'node:events';
import type { FastifyReply } from 'fastify';

/** A reply that is written event by event (server-sent events, WHATWG HTML §9.2). Its signal aborts when the client leaves. */
export class EventStream {
  private readonly controller = new AbortController();
  private hasBegun = false;

  constructor(private readonly reply: FastifyReply) {
    reply.raw.once('close', () => this.controller.abort());
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Whether the headers are out: a failure can only be told as an event then. */
  get isOpen(): boolean {
    return this.hasBegun;
  }

  /** Resolves when the client is ready for more. */
  async send(data: string): Promise<void> {
    this.open();
    if (!this.reply.raw.write(`data: ${data}\n\n`)) await this.drained();
  }

  /** Says that the stream is alive, to the client and to whatever stands between. */
  async keepAlive(): Promise<void> {
    this.open();
    if (!this.reply.raw.write(': waiting\n\n')) await this.drained();
  }

  end(): void {
    this.reply.raw.end();
  }

  private open(): void {
    if (this.hasBegun) return;
    this.hasBegun = true;
    this.reply.hijack();
    // What guards and hooks have set so far goes out with the rest.
    for (const [name, value] of Object.entries(this.reply.getHeaders())) if (value !== undefined) this.reply.raw.setHeader(name, value);
    this.reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      connection: 'keep-alive',
      'x-accel-buffering': 'no',
    });
  }

  private async drained(): Promise<void> {
    await once(this.reply.raw, 'drain', { signal: this.signal }).catch(() => undefined);
  }
}
