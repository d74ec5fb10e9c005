import type { Style } from './style';

const swung = { stepsPerBeat: 2, swing: 0.4, leastSwing: 0.2, openHat: ['........'], chordGate: 0.7 } as const;
const jazzTimbres = {
  bass: ['pluckedBass'],
  chords: ['piano', 'electricPiano', 'guitar'],
  lead: ['vibraphone', 'brass', 'lead', null],
} as const satisfies Style['timbres'];

/** Swung eighths over a walking bass. */
export const jazzStyles = {
  swing: {
    ...swung,
    beatsPerBar: 4,
    timeSignature: [4, 4],
    tempoBpm: [96, 190],
    kick: ['........', 'g.g.g.g.', '......x.'],
    snare: ['........', '...g....', '.....g.g'],
    hat: ['..x...x.'],
    ride: ['x.xxx.xx', 'x.x.x.x.', 'x.xxx.x.'],
    bass: ['r.5.o.5.', 'r.r.5.5.', 'r.5.r.o.'],
    chords: ['x..x....', '...x...x', 'x.......', '..x...x.'],
    timbres: jazzTimbres,
  },
  swingTwoFeel: {
    ...swung,
    beatsPerBar: 4,
    timeSignature: [4, 4],
    tempoBpm: [110, 180],
    kick: ['........'],
    snare: ['..g...g.', '........'],
    hat: ['..x...x.'],
    ride: ['x.xxx.xx', 'x.x.x.x.'],
    bass: ['r...5...', 'r...5..o'],
    chords: ['x..x....', '..x...x.', 'x.......'],
    timbres: jazzTimbres,
  },
  jazzWaltz: {
    ...swung,
    beatsPerBar: 3,
    timeSignature: [3, 4],
    tempoBpm: [110, 184],
    kick: ['x.....', '......'],
    snare: ['......', '...g..'],
    hat: ['..x...', '..x.x.'],
    openHat: ['......'],
    ride: ['x.xxx.', 'x.x.xx'],
    bass: ['r.....', 'r.5.o.', 'r...5.'],
    chords: ['x..x..', '..x...', 'x.....'],
    timbres: jazzTimbres,
  },
} as const satisfies Record<string, Style>;
