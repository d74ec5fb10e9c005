/** Says per frame and bin which share of the sound belongs to a part. */
export interface StemMask {
  readonly rowBytes: number;
  /** Takes the spectra of the next four frames: the address of each pair of channels. */
  append(spectra: readonly number[]): void;
  /** The file has ended: no frame after this one lies wholly within it. */
  endAfter(lastWholeFrame: number): void;
  /** @returns the address of the bin at 0 Hz of the masks of the four frames before the newest */
  judge(): number;
}
