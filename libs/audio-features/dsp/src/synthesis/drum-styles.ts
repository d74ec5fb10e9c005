/**
 * A way to play: one character per step and bar, `x` = hit, `X` = accented hit, `.` = nothing. In the bass line `r`, `5` and `o` are the
 * root, fifth and octave. Several lines mean alternatives.
 */
export interface Style {
  /** Beats in a bar as a listener taps them, and what the signature says. */
  readonly beatsPerBar: number;
  readonly timeSignature: readonly [number, number];
  readonly stepsPerBeat: number;
  readonly tempoBpm: readonly [number, number];
  readonly kick: readonly string[];
  readonly snare: readonly string[];
  readonly hat: readonly string[];
  readonly openHat: readonly string[];
  readonly bass: readonly string[];
  readonly chords: readonly string[];
  /** Share of the time to the next chord hit that a chord sounds. */
  readonly chordGate: number;
  /** Largest delay of every second step, as a share of a step. */
  readonly swing: number;
}

export type StyleName =
  | 'house'
  | 'rock'
  | 'hiphop'
  | 'funk'
  | 'pop'
  | 'drumAndBass'
  | 'reggae'
  | 'ballad'
  | 'shuffle'
  | 'latin'
  | 'halfTime'
  | 'waltz'
  | 'sixEight';

const silent = ['................'];
const common = { beatsPerBar: 4, timeSignature: [4, 4], stepsPerBeat: 4, openHat: silent, chordGate: 0.95, swing: 0 } as const;

export const styles: Readonly<Record<StyleName, Style>> = {
  house: {
    ...common,
    tempoBpm: [116, 132],
    kick: ['X...X...X...X...'],
    snare: ['....x.......x...', '................', '....x.......x..x'],
    hat: ['x.x.x.x.x.x.x.x.', 'xxxxxxxxxxxxxxxx', '..x...x...x...x.'],
    openHat: ['..x...x...x...x.', '................'],
    bass: ['..r...r...r...r.', 'r..r..r.r..r..o.'],
    chords: ['x.....x...x.....', '..x..x....x..x..', 'x...............'],
    chordGate: 0.6,
  },
  rock: {
    ...common,
    tempoBpm: [88, 145],
    kick: ['X.......X.......', 'X.......X.x.....', 'X..x....X.......'],
    snare: ['....X.......X...'],
    hat: ['x.x.x.x.x.x.x.x.', 'X...x...X...x...'],
    bass: ['r.r.r.r.r.r.r.r.', 'r...r...r...5...'],
    chords: ['x...............', 'x.......x.......', 'x.x.x.x.x.x.x.x.'],
  },
  hiphop: {
    ...common,
    tempoBpm: [78, 104],
    kick: ['X.....x...x.....', 'X..x......x..x..', 'X.........xx....'],
    snare: ['....X.......X...'],
    hat: ['x.x.x.x.x.x.x.x.', 'x.xxx.x.x.xxx.x.'],
    bass: ['r.....r...r.....', 'r.........5.o...'],
    chords: ['x...............', 'x.....x.........'],
    swing: 0.5,
  },
  funk: {
    ...common,
    tempoBpm: [92, 118],
    kick: ['X..x..x...x.....', 'X.x.......x..x..'],
    snare: ['....X..x.x..X...', '....X.......X..x'],
    hat: ['xxxxxxxxxxxxxxxx', 'X.xxX.xxX.xxX.xx'],
    bass: ['r..r..o...r..5..', 'r.o...r.r..o....'],
    chords: ['..x...x...x...x.', 'x..x......x.....'],
    chordGate: 0.35,
    swing: 0.2,
  },
  pop: {
    ...common,
    tempoBpm: [92, 130],
    kick: ['X.....x.X.......', 'X...X...X...X...'],
    snare: ['....X.......X...'],
    hat: ['x.x.x.x.x.x.x.x.', '................'],
    bass: ['r...r...r...r...', 'r.....r.5.......'],
    chords: ['x...x...x...x...', 'x...............'],
  },
  drumAndBass: {
    ...common,
    tempoBpm: [164, 178],
    kick: ['X.........x.....', 'X.x.......x.....'],
    snare: ['....X.......X...'],
    hat: ['x.x.x.x.x.x.x.x.', 'xxxxxxxxxxxxxxxx'],
    bass: ['r.........r.....', 'r...............'],
    chords: ['x...............'],
  },
  reggae: {
    ...common,
    tempoBpm: [66, 84],
    kick: ['........X.......', 'X.......X.......'],
    snare: ['........x.......'],
    hat: ['x.x.x.x.x.x.x.x.'],
    bass: ['r...r.5...o.....', 'r.....r.5...r...'],
    chords: ['..x...x...x...x.', '....x.......x...'],
    chordGate: 0.2,
  },
  ballad: {
    ...common,
    tempoBpm: [58, 78],
    kick: ['X.......X.......', 'X.....x.X.......'],
    snare: ['....x.......x...'],
    hat: ['x.x.x.x.x.x.x.x.', 'x...x...x...x...'],
    bass: ['r.......r.......', 'r...............'],
    chords: ['x.......x.......', 'x...x...x...x...', 'x.x.x.x.x.x.x.x.'],
  },
  shuffle: {
    ...common,
    stepsPerBeat: 3,
    tempoBpm: [84, 136],
    kick: ['X.....X.....', 'X.....X.x...'],
    snare: ['...X.....X..'],
    hat: ['x.xx.xx.xx.x'],
    openHat: ['............'],
    bass: ['r.rr.rr.r5.o', 'r..5..o..5..'],
    chords: ['x...........', '..x..x..x..x'],
  },
  latin: {
    ...common,
    tempoBpm: [104, 138],
    kick: ['X..xx..xx..xx..x', 'X..x....X..x....'],
    snare: ['x..x...x..x.x...', '......x.......x.'],
    hat: ['x.xxx.xxx.xxx.xx'],
    bass: ['r..5..5.r..5..5.', 'r..r..5...r...5.'],
    chords: ['x..x..x.....x...', '..x..x....x..x..'],
    chordGate: 0.5,
  },
  halfTime: {
    ...common,
    tempoBpm: [128, 150],
    kick: ['X.....x.........', 'X..x......x.....'],
    snare: ['........X.......'],
    hat: ['x.x.x.x.x.x.x.x.', 'x.x.x.x.x.xxx.x.'],
    bass: ['r.....r.........', 'r...............'],
    chords: ['x...............'],
  },
  waltz: {
    ...common,
    beatsPerBar: 3,
    timeSignature: [3, 4],
    stepsPerBeat: 2,
    tempoBpm: [84, 168],
    kick: ['X.....'],
    snare: ['..x.x.', '....x.'],
    hat: ['x.x.x.', 'xxxxxx'],
    openHat: ['......'],
    bass: ['r.....', 'r...5.'],
    chords: ['..x.x.', 'x.x.x.', 'x.....'],
    chordGate: 0.7,
  },
  sixEight: {
    ...common,
    beatsPerBar: 2,
    timeSignature: [6, 8],
    stepsPerBeat: 3,
    tempoBpm: [50, 78],
    kick: ['X.....', 'X....x'],
    snare: ['...X..'],
    hat: ['xxxxxx'],
    openHat: ['......'],
    bass: ['r..5..', 'r....5'],
    chords: ['x..x..', 'xxxxxx', 'x.....'],
  },
};
