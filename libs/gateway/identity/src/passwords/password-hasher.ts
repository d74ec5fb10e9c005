import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';

/** OWASP's floor for argon2id (the library's default variant): 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Each hash takes a thread of libuv's pool and 19 MiB: a flood of logins waits here instead of starving file access. */
const concurrentHashes = 2;

/** Hashes passwords with argon2id and checks them. */
@Injectable()
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return this.limited(() => hash(password, parameters));
  }

  /** Takes as long for an account that is not there, so that the time does not tell which addresses have one. */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    this.decoy ??= this.hash('no account has this password');
    const against = passwordHash ?? (await this.decoy);
    const matches = await this.limited(() => verify(against, password));
    return matches && passwordHash !== null;
  }

  private async limited<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running >= concurrentHashes) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running++;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.running--;
      else next();
    }
  }
}
