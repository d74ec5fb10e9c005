import type { RedisClient } from '@earshot/platform/cache';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A script of Redis that lies beside the code; it is sent once, then called by its hash. */
export class RedisScript {
  private readonly sha1: string;

  private constructor(private readonly source: string) {
    this.sha1 = createHash('sha1').update(source).digest('hex');
  }

  /** @param fileName of a file in this folder */
  static load(fileName: string): RedisScript {
    return new RedisScript(readFileSync(join(__dirname, fileName), 'utf8'));
  }

  /** @returns the numbers that the script answers */
  async run(client: RedisClient, key: string, values: readonly string[]): Promise<number[]> {
    const call = { keys: [key], arguments: [...values] };
    const answer = await client.evalSha(this.sha1, call).catch((error: unknown) => {
      if (String(error).includes('NOSCRIPT')) return client.eval(this.source, call);
      throw error;
    });
    return Array.isArray(answer) ? answer.map(Number) : [];
  }
}
