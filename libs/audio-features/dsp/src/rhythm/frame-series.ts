/** One number per frame, collected while a file streams by: grows by doubling, so that an hour costs a few megabytes and no copies per frame. */
export class FrameSeries {
  private values = new Float32Array(4_096);
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(value: number): void {
    if (this.count === this.values.length) {
      const larger = new Float32Array(2 * this.count);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.count] = value;
    this.count += 1;
  }

  /** A copy of exactly what was pushed. */
  toArray(): Float32Array {
    return this.values.slice(0, this.count);
  }
}
