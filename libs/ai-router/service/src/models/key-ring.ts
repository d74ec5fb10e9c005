import type { ChatProvider } from '@earshot/ai-router/providers';
import type { ApiKeyName } from '@earshot/contracts';

/** A provider as it is reached with one of its keys. */
export interface KeyedProvider {
  readonly key: ApiKeyName;
  readonly provider: ChatProvider;
}

/** For so long a refused key is not gone back to by itself. */
const refusedForMs = 10 * 60_000;

/** The keys of one provider, one of which is in use. A call keeps the key that it began with. */
export class KeyRing {
  private readonly refusedUntilMs = new Map<ApiKeyName, number>();

  constructor(
    private readonly keyed: readonly [KeyedProvider, ...KeyedProvider[]],
    private active: KeyedProvider = keyed[0],
  ) {}

  get inUse(): KeyedProvider {
    return this.active;
  }

  /** @returns whether there is such a key; it is in use from now on, whatever was refused before. */
  use(key: ApiKeyName): boolean {
    const wanted = this.keyed.find((keyed) => keyed.key === key);
    if (wanted === undefined) return false;
    this.refusedUntilMs.clear();
    this.active = wanted;
    return true;
  }

  /** @returns whether, after a key was refused, another one is in use: another caller may have switched already. */
  leave(refused: ApiKeyName, nowMs: number): boolean {
    this.refusedUntilMs.set(refused, nowMs + refusedForMs);
    if (this.active.key !== refused) return true;
    const other = this.keyed.find(({ key }) => key !== refused && (this.refusedUntilMs.get(key) ?? 0) <= nowMs);
    if (other === undefined) return false;
    this.active = other;
    return true;
  }
}
