import type { KernelFloats } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';
import type { FrameGroup } from '../spectral/power-spectrogram';

/** Rows that the median over time is taken of, two hops apart: 0.4 s. */
const rowCount = 17;
const reach = rowCount >> 1;
/** Every second frame is a row, every second row is judged: neighbours overlap so much that more would add nothing. */
const lanesUsed = [0, 2] as const;
const largestRatio = 1_000;
/** Above this there is too little energy to matter. */
const highestHz = 16_000;

export interface HarmonicPercussiveOptions {
  readonly kernels: Kernels;
  readonly sampleRateHz: number;
  readonly fftSize: number;
}

/**
 * Energy of harmonic over percussive sound up to 16 kHz: 1 where they balance, 0 to 1000; 0 in silence. Soft masks from medians over
 * 0.4 s and over 17 bins of 21.5 Hz (Fitzgerald, "Harmonic/Percussive Separation using Median Filtering", DAFx 2010). The first and
 * the last frame are continued beyond the file. Measured at every level, because there is no value that says "not measured".
 */
export class HarmonicPercussiveMeter {
  private readonly kernels: Kernels;
  /** From 0 Hz on; a multiple of four. */
  private readonly binCount: number;
  private readonly rows: KernelFloats;
  private readonly rowLength: number;
  private readonly energies: KernelFloats;
  private readonly totals = { harmonic: 0, percussive: 0 };
  private rowsSeen = 0;

  constructor({ kernels, sampleRateHz, fftSize }: HarmonicPercussiveOptions) {
    this.kernels = kernels;
    this.binCount = 4 * Math.floor(Math.min(fftSize / 2, (highestHz * fftSize) / sampleRateHz) / 4);
    // The median over frequency looks eight bins further on both sides.
    this.rowLength = this.binCount + 2 * reach;
    this.rows = kernels.allocateFloats(rowCount * this.rowLength);
    this.energies = kernels.allocateFloats(2);
  }

  add({ power, frameCount }: FrameGroup): void {
    const { extractLane } = this.kernels.functions;
    for (const lane of lanesUsed.filter((used) => used < frameCount)) {
      extractLane(power.address, lane, this.binCount, this.addressOf(this.rowsSeen % rowCount) + 4 * reach);
      if (this.rowsSeen === 0) this.continueFirstRow();
      this.closeRow();
    }
  }

  finish(): number {
    if (this.rowsSeen === 0) return 0;
    for (let row = 0; row < reach; row += 1) {
      this.copyRow((this.rowsSeen - 1) % rowCount, this.rowsSeen % rowCount);
      this.closeRow();
    }
    const { harmonic, percussive } = this.totals;
    if (harmonic + percussive === 0) return 0;
    return Math.min(largestRatio, harmonic / Math.max(percussive, harmonic / largestRatio));
  }

  private closeRow(): void {
    this.rowsSeen += 1;
    const centre = this.rowsSeen - 1 - reach;
    if (centre >= 0 && centre % 2 === 0) this.judge(centre % rowCount);
  }

  private judge(centreRow: number): void {
    const values = this.energies.values.fill(0);
    const { medianMaskEnergies } = this.kernels.functions;
    medianMaskEnergies(this.rows.address, 4 * this.rowLength, centreRow, reach, this.binCount, this.energies.address);
    this.totals.harmonic += values[0] ?? 0;
    this.totals.percussive += values[1] ?? 0;
  }

  private continueFirstRow(): void {
    for (let row = 1; row < rowCount; row += 1) this.copyRow(0, row);
  }

  private copyRow(from: number, to: number): void {
    this.rows.values.copyWithin(to * this.rowLength, from * this.rowLength, (from + 1) * this.rowLength);
  }

  private addressOf(row: number): number {
    return this.rows.address + 4 * row * this.rowLength;
  }
}
