/** So many instants that have left the window are kept before the room they take is given back. */
const keptDrops = 1_024;

/** The instants of one key within its window, oldest first. Adding and dropping take constant time on average, however many there are. */
export class SlidingLog {
  private instants: number[] = [];
  private first = 0;

  get size(): number {
    return this.instants.length - this.first;
  }

  /** Drops the instants up to and including this one: one that is exactly a window old has left it. */
  dropUntil(instantMs: number): void {
    while (this.first < this.instants.length && (this.instants[this.first] ?? 0) <= instantMs) this.first += 1;
    this.giveBack();
  }

  add(instantMs: number): void {
    this.instants.push(instantMs);
  }

  /** Keeps the latest so many. */
  keepLatest(count: number): void {
    this.first = Math.max(this.first, this.instants.length - count);
    this.giveBack();
  }

  /** @param position counts from the latest, which is 1 */
  fromLatest(position: number): number | undefined {
    return position > this.size ? undefined : this.instants[this.instants.length - position];
  }

  private giveBack(): void {
    if (this.first < keptDrops || this.first < this.size) return;
    this.instants = this.instants.slice(this.first);
    this.first = 0;
  }
}
