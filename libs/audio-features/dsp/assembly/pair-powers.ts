import { vectorBytes } from './lanes';
import { addToRows, binsAfterRow, binsBeforeRow } from './spectrum-rows';

/**
 * Adds the power of both signals of a pair, |A|^2 + |B|^2, onto the rows of four frames.
 *
 * @param spectra address of what `pairSpectra` made, of `size` bins
 * @param rows address of four rows from their first float on, `rowBytes` apart
 */
export function pairPowers(spectra: usize, size: i32, rows: usize, rowBytes: usize): void {
  const end = (size >> 1) + binsAfterRow;
  for (let bin = -binsBeforeRow; bin < end; bin += 4, rows += vectorBytes) {
    addToRows(
      powerAt(spectra, size, bin),
      powerAt(spectra, size, bin + 1),
      powerAt(spectra, size, bin + 2),
      powerAt(spectra, size, bin + 3),
      rows,
      rowBytes,
    );
  }
}

/**
 * Adds how much two signals have in common, the real part of A conj(B), onto the rows of four frames: the power of both where they
 * are equal, nothing where they are unrelated, negative where they are opposed.
 */
export function pairCorrelations(spectra: usize, size: i32, rows: usize, rowBytes: usize): void {
  const end = (size >> 1) + binsAfterRow;
  for (let bin = -binsBeforeRow; bin < end; bin += 4, rows += vectorBytes) {
    addToRows(
      correlationAt(spectra, size, bin),
      correlationAt(spectra, size, bin + 1),
      correlationAt(spectra, size, bin + 2),
      correlationAt(spectra, size, bin + 3),
      rows,
      rowBytes,
    );
  }
}

// A = (Z[k] + conj Z[-k]) / 2 and B = (Z[k] - conj Z[-k]) / 2i.
function powerAt(spectra: usize, size: i32, bin: i32): v128 {
  const here = addressOf(spectra, size, bin);
  const there = addressOf(spectra, size, -bin);
  return f32x4.mul(f32x4.splat(0.5), f32x4.add(squareAt(here), squareAt(there)));
}

function correlationAt(spectra: usize, size: i32, bin: i32): v128 {
  const here = addressOf(spectra, size, bin);
  const there = addressOf(spectra, size, -bin);
  const real = v128.load(here);
  const imaginary = v128.load(here, vectorBytes);
  const mirrorReal = v128.load(there);
  const mirrorImaginary = v128.load(there, vectorBytes);
  const ofReal = f32x4.mul(f32x4.add(real, mirrorReal), f32x4.add(imaginary, mirrorImaginary));
  const ofImaginary = f32x4.mul(f32x4.sub(imaginary, mirrorImaginary), f32x4.sub(mirrorReal, real));
  return f32x4.mul(f32x4.splat(0.25), f32x4.add(ofReal, ofImaginary));
}

function addressOf(spectra: usize, size: i32, bin: i32): usize {
  return spectra + ((<usize>(bin & (size - 1))) << 5);
}

function squareAt(address: usize): v128 {
  const real = v128.load(address);
  const imaginary = v128.load(address, vectorBytes);
  return f32x4.add(f32x4.mul(real, real), f32x4.mul(imaginary, imaginary));
}
