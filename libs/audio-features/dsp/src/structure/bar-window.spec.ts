import { SeededRandom } from '../synthesis/seeded-random';
import { slotsPerBar, type BarFeatures } from './bar-features';
import { BarWindow, squaredDistance } from './bar-window';
import { barDistance, meanBar } from './section-novelty';

const random = new SeededRandom(4);
const features: BarFeatures = {
  barCount: 12,
  slotLength: 3,
  values: Float32Array.from({ length: 12 * slotsPerBar * 3 }, () => 5 * random.next()),
};

/** As it is defined. */
function plainUncertainty(from: number, to: number): number {
  const mean = meanBar(features, from, to);
  const bars = Array.from({ length: to - from }, (_, bar) => meanBar(features, from + bar, from + bar + 1));
  const spread = bars.reduce((sum, bar) => sum + barDistance(bar, mean) ** 2, 0);
  return spread / bars.length / Math.max(1, bars.length - 1);
}

describe('BarWindow', () => {
  it('knows its mean and how sure it is of it wherever it has moved', () => {
    const [before, behind] = [new BarWindow(features), new BarWindow(features)];
    for (let boundary = 2; boundary <= 10; boundary += 1) {
      const [from, to] = [Math.max(0, boundary - 4), Math.min(12, boundary + 4)];
      before.moveTo(from, boundary);
      behind.moveTo(boundary, to);
      const distance = barDistance(meanBar(features, from, boundary), meanBar(features, boundary, to));
      expect(squaredDistance(before, behind)).toBeCloseTo(distance ** 2, 9);
      expect(before.meanUncertainty()).toBeCloseTo(plainUncertainty(from, boundary), 9);
      expect(behind.meanUncertainty()).toBeCloseTo(plainUncertainty(boundary, to), 9);
    }
  });
});
