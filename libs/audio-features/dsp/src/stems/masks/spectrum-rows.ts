import type { KernelFloats } from '../../kernels/kernel-array';
import type { Kernels } from '../../kernels/kernels';
import { framesPerGroup } from '../../spectral/power-spectrogram';

const groupCount = 3;
const floatsBefore = 4;
const floatsAfter = 8;

/**
 * One value per bin for each frame of three groups: the one before, the one that is judged, and the one after it. Beyond both ends of the
 * file the first and the last frame that lies within it are continued, so that a loop does not begin with a jump.
 */
export class SpectrumRows {
  readonly rowBytes: number;
  private readonly rowLength: number;
  private readonly rows: KernelFloats;
  private groupsSeen = 0;
  private lastWholeFrame = Infinity;

  constructor(kernels: Kernels, fftSize: number) {
    this.rowLength = floatsBefore + fftSize / 2 + floatsAfter;
    this.rowBytes = 4 * this.rowLength;
    this.rows = kernels.allocateFloats(groupCount * framesPerGroup * this.rowLength);
  }

  /** Address of the bin at 0 Hz in a row; row 0 is the first of the group that is judged. */
  addressOf(row: number): number {
    return this.rows.address + (framesPerGroup + row) * this.rowBytes + 4 * floatsBefore;
  }

  /** From now on frames that reach beyond this one are continued from it. */
  endAfter(lastWholeFrame: number): void {
    this.lastWholeFrame = lastWholeFrame;
  }

  /** Takes the next group: `write` adds onto four rows of zeros. */
  append(write: (firstFloat: number, rowBytes: number) => void): void {
    const groupLength = framesPerGroup * this.rowLength;
    this.rows.values.copyWithin(0, groupLength, groupCount * groupLength).fill(0, (groupCount - 1) * groupLength);
    write(this.addressOf(framesPerGroup) - 4 * floatsBefore, this.rowBytes);
    this.groupsSeen += 1;
    this.continueEnd();
    if (this.groupsSeen === 2) for (let row = -framesPerGroup; row < 0; row += 1) this.copyRow(framesPerGroup - 1, row);
  }

  // The three frames after the last whole one still hold some of the file and speak for themselves.
  private continueEnd(): void {
    const firstFrame = (this.groupsSeen - 1) * framesPerGroup;
    for (let index = 0; index < framesPerGroup; index += 1) {
      if (firstFrame + index < this.lastWholeFrame + framesPerGroup) continue;
      this.copyRow(framesPerGroup + this.lastWholeFrame - firstFrame, framesPerGroup + index);
    }
  }

  private copyRow(from: number, to: number): void {
    const first = (framesPerGroup + from) * this.rowLength;
    this.rows.values.copyWithin((framesPerGroup + to) * this.rowLength, first, first + this.rowLength);
  }
}
