import type { KernelFloats } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';

export interface RecentSpectraOptions {
  readonly kernels: Kernels;
  /** From 0 Hz on; a multiple of eight. */
  readonly binCount: number;
  /** How many of the most recent rows one may look at. */
  readonly rowsNeeded: number;
}

/** Zeros on both sides of the bins, for medians that reach beyond them. */
const edgeLength = 4;
/** Room for several times as many rows as are needed before these are moved to the front. */
const roomFactor = 4;

/** The most recent power spectra, one after the other in kernel memory, each as its even and then its odd bins. */
export class RecentSpectra {
  readonly binCount: number;
  /** From one row to the next. */
  readonly rowBytes: number;
  private readonly rows: KernelFloats;
  private readonly rowLength: number;
  private readonly rowsNeeded: number;
  private end: number;

  constructor(private readonly options: RecentSpectraOptions) {
    const { kernels, binCount, rowsNeeded } = options;
    this.binCount = binCount;
    this.rowLength = binCount + 4 * edgeLength;
    this.rowBytes = 4 * this.rowLength;
    this.rowsNeeded = rowsNeeded;
    this.end = rowsNeeded;
    this.rows = kernels.allocateFloats(roomFactor * rowsNeeded * this.rowLength);
  }

  /** Address of the oldest of the `rowsNeeded` most recent rows; silence precedes the first. */
  get address(): number {
    return this.rows.address + (this.end - this.rowsNeeded) * this.rowBytes;
  }

  /** Adds one of the four frames of a group. */
  push(power: KernelFloats, lane: number): void {
    const evens = this.addRow() + 4 * edgeLength;
    const odds = evens + this.rowBytes / 2;
    this.options.kernels.functions.splitLane(power.address, lane, this.binCount, evens, odds);
  }

  /** Adds the last row once more. */
  repeatLast(): void {
    this.addRow();
    const last = (this.end - 1) * this.rowLength;
    this.rows.values.copyWithin(last, last - this.rowLength, last);
  }

  private addRow(): number {
    if (this.end === roomFactor * this.rowsNeeded) {
      this.rows.values.copyWithin(0, (this.end - this.rowsNeeded) * this.rowLength);
      this.end = this.rowsNeeded;
    }
    this.end += 1;
    return this.rows.address + (this.end - 1) * this.rowBytes;
  }
}
