import type { ArrangementPlan, PartName, SectionPlan } from './arrangement';
import type { ChordDegree } from './chord-progressions';

/**
 * The sections of a plan with the bar that each begins with.
 *
 * @throws RangeError when their bars do not add up to those of the plan
 */
export function placeSections({ bars, sections }: ArrangementPlan): (SectionPlan & { firstBar: number })[] {
  let firstBar = 0;
  const placed = (sections ?? [{ label: 'verse', bars, resting: [] } as const]).map((section) => {
    const start = firstBar;
    firstBar += section.bars;
    return { ...section, firstBar: start };
  });
  if (firstBar !== bars) throw new RangeError(`sections of ${firstBar} bars cannot fill ${bars}`);
  return placed;
}

/** What is played in one bar. */
export interface BarPlan {
  readonly chord: ChordDegree;
  /** What a part plays in this bar, one character per step; empty when it rests. */
  readonly lineOf: (part: Exclude<PartName, 'lead'>) => string;
  readonly rests: (part: PartName) => boolean;
}

/** Every bar of a plan in turn, with what its section makes of it. */
export function planBars(plan: ArrangementPlan): BarPlan[] {
  const { beatsPerBar, stepsPerBeat } = plan.style;
  const stepsPerBar = beatsPerBar * stepsPerBeat;
  return placeSections(plan).flatMap((section) =>
    Array.from({ length: section.bars }, (_, bar) => {
      const rests = (part: PartName) => section.resting.includes(part);
      const lineOf = (part: Exclude<PartName, 'lead'>) => {
        const line = (section.lines?.[part] ?? plan.lines[part]) || '';
        return rests(part) ? '' : barOf(line, section.firstBar + bar, stepsPerBar);
      };
      return { chord: chordAt(section.progression ?? plan.progression, Math.floor(bar / (plan.barsPerChord ?? 1))), lineOf, rests };
    }),
  );
}

/** Lines of several bars take turns. */
function barOf(line: string, bar: number, stepsPerBar: number): string {
  const start = line.length <= stepsPerBar ? 0 : (bar * stepsPerBar) % line.length;
  return line.slice(start, start + stepsPerBar);
}

function chordAt(progression: readonly ChordDegree[], index: number): ChordDegree {
  const chord = progression[index % progression.length];
  if (!chord) throw new RangeError('an arrangement needs at least one chord');
  return chord;
}
