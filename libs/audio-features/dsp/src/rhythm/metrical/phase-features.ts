import { gridBands, type BeatGrid } from './beat-grid';
import { meansAround, valuesOnBeats, type GridPulse } from './grid-pulse';
import { pulseOf, type MetricalLevel } from './metrical-level';

/** Where the beat may lie, as shares of a period after the first tracked beat: there, or on straight and ternary off-beats. */
export const beatPhases = [0, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4] as const;

const places = [0, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4] as const;

/** What starts on the beat and around it, in each band, and how strong and weak beats alternate, for each phase of a level. */
export function phaseFeatures(level: MetricalLevel, grid: BeatGrid): Float32Array[] {
  return beatPhases.map((phase) => {
    const pulse = pulseOf(level, phase);
    const alternations = gridBands.map(
      (band) => [alternation(grid.bands[band], pulse), alternation(grid.bands[band], offbeat(pulse))] as const,
    );
    const [low = none, mid = none, , lowAccent = none, highAccent = none, harmony = none] = alternations;
    return Float32Array.from([
      Math.log2(level.bpm / 100),
      phase === 0 ? 1 : 0,
      level.ratio,
      ...gridBands.flatMap((band, index) => [
        ...meansAround(grid.bands[band], pulse, { shares: places }),
        shareOfOnsets(grid.bands[band], pulse),
        ...(alternations[index] ?? none).map(Math.abs),
      ]),
      // Kick and snare take turns on the beats of most music, and bass and harmony change together.
      -lowAccent[0] * highAccent[0],
      -low[0] * highAccent[0],
      -lowAccent[0] * mid[0],
      low[0] * harmony[0],
    ]);
  });
}

const none = [0, 0] as const;

function offbeat({ bpm, periodSlots, offsetSlots }: GridPulse): GridPulse {
  return { bpm, periodSlots, offsetSlots: offsetSlots + periodSlots / 2 };
}

/** How much stronger even beats are than odd ones. */
function alternation(values: Float32Array, pulse: GridPulse): number {
  const [even = 0] = meansAround(values, pulse, { shares: [0], first: 0, stride: 2 });
  const [odd = 0] = meansAround(values, pulse, { shares: [0], first: 1, stride: 2 });
  return even - odd;
}

function shareOfOnsets(values: Float32Array, pulse: GridPulse): number {
  const onBeats = valuesOnBeats(values, pulse);
  return onBeats.filter((value) => value > 1).length / Math.max(1, onBeats.length);
}
