import type { CallerIdentity } from '@earshot/contracts';

/** How long a key is believed without a look into the store: so long another replica may not have heard that it was revoked. */
const believedMs = 1_000;
const mostKeys = 10_000;

interface KnownKey {
  readonly caller: CallerIdentity;
  readonly untilMs: number;
}

/** The owners of keys that were looked up just now. Secrets are kept as their hashes. */
export class KnownKeys {
  private readonly byHash = new Map<string, KnownKey>();
  private forgottenTimes = 0;

  constructor(private readonly now: () => number = Date.now) {}

  find(secretHash: string): CallerIdentity | undefined {
    const known = this.byHash.get(secretHash);
    if (known === undefined || known.untilMs > this.now()) return known?.caller;
    this.byHash.delete(secretHash);
    return undefined;
  }

  /** To be taken before the store is asked: what was read before something was forgotten is not remembered after. */
  get generation(): number {
    return this.forgottenTimes;
  }

  remember(secretHash: string, caller: CallerIdentity, generation: number): void {
    if (generation !== this.forgottenTimes) return;
    if (this.byHash.size >= mostKeys) this.byHash.clear();
    this.byHash.set(secretHash, { caller, untilMs: this.now() + believedMs });
  }

  /** A key was revoked. */
  forget(): void {
    this.forgottenTimes += 1;
    this.byHash.clear();
  }
}
