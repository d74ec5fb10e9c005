import type { ArrangementPlan } from './arrangement';
import type { SeededRandom } from './seeded-random';
import { styles, type StyleName } from './styles/styles';

const parts = ['hat', 'percussion', 'bass', 'chords'] as const;
type Part = (typeof parts)[number];

const borrowedShare = 0.25;
const inventedShare = 0.12;
/** Borrowers leave the later alternatives of a style alone. */
const lentAlternatives = 2;

/** Plays some lines of other styles with the same bars, and some that nobody wrote, so that it is not the lines of a style that are learnt. */
export function withForeignLines(plan: ArrangementPlan, lenders: readonly StyleName[], random: SeededRandom): ArrangementPlan {
  const lines = parts.flatMap((part) => {
    const draw = random.next();
    if (draw < borrowedShare) return borrowLine(plan, { part, lenders, random });
    return draw < borrowedShare + inventedShare ? [[part, inventLine(plan, part, random)] as const] : [];
  });
  return { ...plan, lines: { ...plan.lines, ...Object.fromEntries(lines) } };
}

interface Loan {
  readonly part: Part;
  readonly lenders: readonly StyleName[];
  readonly random: SeededRandom;
}

function borrowLine({ style }: ArrangementPlan, { part, lenders, random }: Loan): (readonly [Part, string])[] {
  const relatives = lenders
    .map((name) => styles[name])
    .filter(({ beatsPerBar, stepsPerBeat }) => beatsPerBar === style.beatsPerBar && stepsPerBeat === style.stepsPerBeat);
  if (relatives.length === 0) return [];
  const lines = (random.pick(relatives)[part] ?? []).slice(0, lentAlternatives);
  return lines.length > 0 ? [[part, random.pick(lines)]] : [];
}

/** Hits are likeliest where they are strongest: at the beginning of the bar, on beats, half-way between them. */
function inventLine({ style: { beatsPerBar, stepsPerBeat } }: ArrangementPlan, part: Part, random: SeededRandom): string {
  const chanceAt = (step: number) => {
    if (step === 0) return 0.85;
    if (step % stepsPerBeat === 0) return 0.5;
    return (2 * step) % stepsPerBeat === 0 ? 0.3 : 0.12;
  };
  const mark = () => (part === 'bass' ? random.pick(['r', 'r', '5', 'o']) : 'x');
  return Array.from({ length: beatsPerBar * stepsPerBeat }, (_, step) => (random.chance(chanceAt(step)) ? mark() : '.')).join('');
}
