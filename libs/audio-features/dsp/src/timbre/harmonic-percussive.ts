import type { KernelFloats } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';
import type { FrameGroup } from '../spectral/power-spectrogram';
import { RecentSpectra } from './recent-spectra';

/** Every second frame is a row, every second row is judged: neighbours overlap so much that more would add nothing. */
const lanesUsed = [0, 2] as const;
/** Rows before and after one that the median over time is taken of: 0.4 s in all. */
const reach = 8;
/** Rows are judged two at once, this far apart: most of what their medians are taken of is the same. */
const judgedDistance = 2;
const lastNeeded = judgedDistance + reach;
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
  private readonly rows: RecentSpectra;
  private readonly work: KernelFloats;
  private readonly energies: KernelFloats;
  private harmonic = 0;
  private percussive = 0;
  private rowsInFile = 0;
  /** With those that continue the file. */
  private rowsSeen = 0;

  constructor(private readonly options: HarmonicPercussiveOptions) {
    const { kernels, fftSize, sampleRateHz } = options;
    const binCount = 8 * Math.floor(Math.min(fftSize / 2, (highestHz * fftSize) / sampleRateHz) / 8);
    this.rows = new RecentSpectra({ kernels, binCount, rowsNeeded: reach + 1 + lastNeeded });
    this.work = kernels.allocateFloats(12);
    this.energies = kernels.allocateFloats(4);
  }

  add({ power, frameCount }: FrameGroup): void {
    for (const lane of lanesUsed) {
      if (lane >= frameCount) continue;
      this.rows.push(power, lane);
      if (this.rowsInFile === 0) for (let row = 0; row < reach; row += 1) this.rows.repeatLast();
      this.rowsInFile += 1;
      this.judgeNext();
    }
  }

  finish(): number {
    if (this.rowsInFile === 0) return 0;
    for (let row = 0; row < lastNeeded; row += 1) {
      this.rows.repeatLast();
      this.judgeNext();
    }
    const { harmonic, percussive } = this;
    if (harmonic + percussive === 0) return 0;
    return Math.min(largestRatio, harmonic / Math.max(percussive, harmonic / largestRatio));
  }

  /** Judges two rows when the last one that they need has been seen. */
  private judgeNext(): void {
    const first = this.rowsSeen - lastNeeded;
    this.rowsSeen += 1;
    if (first < 0 || first % (2 * judgedDistance) !== 0 || first >= this.rowsInFile) return;
    const { medianMaskEnergies } = this.options.kernels.functions;
    const values = this.energies.values.fill(0);
    medianMaskEnergies(this.rows.address, this.rows.rowBytes, this.rows.binCount, this.work.address, this.energies.address);
    const isSecondInFile = first + judgedDistance < this.rowsInFile;
    this.harmonic += (values[0] ?? 0) + (isSecondInFile ? (values[2] ?? 0) : 0);
    this.percussive += (values[1] ?? 0) + (isSecondInFile ? (values[3] ?? 0) : 0);
  }
}
