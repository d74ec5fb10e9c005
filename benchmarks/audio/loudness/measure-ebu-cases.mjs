import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFloatWav } from '../write-wav.mjs';
import { ebuCases } from './ebu-cases.mjs';
import { readMeters } from './meters.mjs';

/**
 * @returns {Promise<Map<string, Record<string, { high: number, low: number }>>>} by meter and figure: the furthest deviations from what
 *   the EBU expects, upwards and downwards
 */
export async function measureEbuCases(contestants, { folder }) {
  const deviations = new Map();
  for (const { name, figure, expected, render, sampleRateHz } of ebuCases) {
    const path = join(folder, `${name}.wav`);
    writeFloatWav(path, { channels: render(), sampleRateHz });
    for (const [meter, reading] of await readMeters(contestants, path, figure)) {
      const figures = deviations.get(meter) ?? {};
      const { high, low } = figures[figure] ?? { high: -Infinity, low: Infinity };
      const deviation = reading - expected;
      figures[figure] = { high: Math.max(high, deviation), low: Math.min(low, deviation) };
      deviations.set(meter, figures);
    }
    rmSync(path);
  }
  return deviations;
}
