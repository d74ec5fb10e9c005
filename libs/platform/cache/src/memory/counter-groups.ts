import type { Counters } from '../cache-store';

/** Counters in the memory of this process. */
export class CounterGroups {
  private readonly groups = new Map<string, Counters>();

  /** @returns the counters of the group as they stand now. */
  add(group: string, increments: Counters): Counters {
    const counters = { ...this.groups.get(group) };
    for (const [name, increment] of Object.entries(increments)) counters[name] = (counters[name] ?? 0) + increment;
    this.groups.set(group, counters);
    return counters;
  }

  /** Takes over what was counted before. */
  restore(group: string, counters: Counters): void {
    this.groups.set(group, counters);
  }

  list(): readonly (readonly [group: string, counters: Counters])[] {
    return [...this.groups];
  }
}
