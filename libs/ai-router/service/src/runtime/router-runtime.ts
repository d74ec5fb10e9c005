import { setTimeout as delay } from 'node:timers/promises';
import { ulid } from '@earshot/platform/identifiers';
import { Injectable } from '@nestjs/common';

/** Time, chance and names: what routing takes from the world. */
export abstract class RouterRuntime {
  /** Milliseconds since the epoch. */
  abstract now(): number;
  /** 0 to 1. */
  abstract random(): number;
  /** Rejects with the signal's reason when it aborts. */
  abstract sleep(durationMs: number, signal?: AbortSignal): Promise<void>;
  /** Letters and digits, unique for ever. */
  abstract newId(): string;
}

@Injectable()
export class SystemRuntime extends RouterRuntime {
  override now(): number {
    return Date.now();
  }

  override random(): number {
    return Math.random();
  }

  override async sleep(durationMs: number, signal?: AbortSignal): Promise<void> {
    try {
      await delay(durationMs, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  }

  override newId(): string {
    return ulid();
  }
}
