import { analyseSamples } from '../../pass/analyse-samples';
import { composeArrangement } from '../../synthesis/compose-arrangement';
import { renderArrangement } from '../../synthesis/render-arrangement';
import type { StyleName } from '../../synthesis/styles/styles';
import { isTempoRight } from '../score-tempo';
import { beatFMeasure } from '../score-beats';

const sampleRateHz = 44_100;
const seeds = [304, 305, 306, 307];

/** One clip of a style as the engine hears it. */
function hear(styleName: StyleName, seed: number) {
  const plan = composeArrangement({ seed, styleName, durationSeconds: 14, sampleRateHz });
  const { signal, truth } = renderArrangement({ ...plan, drumKit: 'acoustic' });
  const { rhythm } = analyseSamples({ channels: [signal.left, signal.right], sampleRateHz, level: 'DETAILED' }).features;
  return { rhythm, truth };
}

const hearSome = (styleName: StyleName) => seeds.map((seed) => hear(styleName, seed));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * That the decisions are wired to the networks that were trained for them: most clips of each style are right, where one that is
 * hard may fail. How often they are right over many clips is what `npm run bench:audio` measures.
 */
describe('metrical decisions', () => {
  it.each<StyleName>(['halfTime', 'drumAndBass', 'ballad', 'reggae', 'swing'])(
    'hears %s at the tempo that is tapped, beats on the beat',
    (styleName) => {
      const clips = hearSome(styleName);
      expect(mean(clips.map(({ rhythm, truth }) => Number(isTempoRight(rhythm.bpm, truth.bpm))))).toBeGreaterThan(0.5);
      expect(mean(clips.map(({ rhythm, truth }) => beatFMeasure(rhythm.beatTimes, truth.beatTimes)))).toBeGreaterThan(0.75);
    },
  );

  it.each<[StyleName, [number, number]]>([
    ['march', [2, 4]],
    ['waltz', [3, 4]],
    ['rock', [4, 4]],
    ['fiveFour', [5, 4]],
    ['sixEight', [6, 8]],
    ['sevenEight', [7, 8]],
  ])('counts the bars of %s', (styleName, [beats, unit]) => {
    const clips = hearSome(styleName);
    const isRight = clips.map(({ rhythm }) => Number(rhythm.timeSignature?.[0] === beats && rhythm.timeSignature[1] === unit));
    expect(mean(isRight)).toBeGreaterThan(0.5);
    expect(mean(clips.map(({ rhythm, truth }) => beatFMeasure(rhythm.downbeatTimes, truth.downbeatTimes)))).toBeGreaterThan(0.75);
  });
});
