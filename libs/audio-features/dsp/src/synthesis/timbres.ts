/** How a pitched instrument sounds: a bright spectrum that fades into a dark one, under an envelope. */
export interface Timbre {
  /** Level of harmonic n (1 = fundamental) once the attack is over. */
  readonly dark: (harmonic: number) => number;
  /** Level of harmonic n at the attack. */
  readonly bright: (harmonic: number) => number;
  /** Time constant in which the brightness fades. */
  readonly brightSeconds: number;
  readonly attackSeconds: number;
  /** Time constant of the fall to the sustained level. */
  readonly decaySeconds: number;
  /** 0 to 1. */
  readonly sustain: number;
  readonly releaseSeconds: number;
  /** One voice for each, in cents from the pitch. */
  readonly detuneCents: readonly number[];
}

export type TimbreName =
  | 'pluckedBass'
  | 'sawBass'
  | 'subBass'
  | 'pad'
  | 'electricPiano'
  | 'organ'
  | 'guitar'
  | 'strings'
  | 'lead'
  | 'piano'
  | 'distortedGuitar'
  | 'pluck'
  | 'brass'
  | 'vibraphone';

const saw = (harmonic: number) => 1 / harmonic;
const softSaw = (steepness: number) => (harmonic: number) => harmonic ** -steepness;
const square = (harmonic: number) => (harmonic % 2 === 1 ? 1 / harmonic : 0.02 / harmonic);
const drawbars = (harmonic: number) => ({ 1: 1, 2: 0.8, 3: 0.6, 4: 0.4, 6: 0.25, 8: 0.2 })[harmonic] ?? 0;
const tines = (harmonic: number) => ({ 1: 1, 2: 0.22, 3: 0.1, 4: 0.05 })[harmonic] ?? 0;
const tinesStruck = (harmonic: number) => tines(harmonic) + ({ 7: 0.15, 10: 0.2 }[harmonic] ?? 0);

export const timbres: Readonly<Record<TimbreName, Timbre>> = {
  pluckedBass: {
    dark: softSaw(2),
    bright: saw,
    brightSeconds: 0.09,
    attackSeconds: 0.004,
    decaySeconds: 0.5,
    sustain: 0.2,
    releaseSeconds: 0.05,
    detuneCents: [0],
  },
  sawBass: {
    dark: softSaw(1.6),
    bright: saw,
    brightSeconds: 0.2,
    attackSeconds: 0.006,
    decaySeconds: 0.8,
    sustain: 0.7,
    releaseSeconds: 0.04,
    detuneCents: [-4, 4],
  },
  subBass: {
    dark: softSaw(3.2),
    bright: softSaw(2.6),
    brightSeconds: 0.1,
    attackSeconds: 0.01,
    decaySeconds: 1,
    sustain: 0.8,
    releaseSeconds: 0.06,
    detuneCents: [0],
  },
  pad: {
    dark: softSaw(1.9),
    bright: softSaw(1.5),
    brightSeconds: 1,
    attackSeconds: 0.15,
    decaySeconds: 1,
    sustain: 0.8,
    releaseSeconds: 0.35,
    detuneCents: [-7, 0, 6],
  },
  electricPiano: {
    dark: tines,
    bright: tinesStruck,
    brightSeconds: 0.12,
    attackSeconds: 0.003,
    decaySeconds: 1.4,
    sustain: 0.05,
    releaseSeconds: 0.12,
    detuneCents: [0, 2],
  },
  organ: {
    dark: drawbars,
    bright: drawbars,
    brightSeconds: 1,
    attackSeconds: 0.012,
    decaySeconds: 1,
    sustain: 1,
    releaseSeconds: 0.05,
    detuneCents: [0],
  },
  guitar: {
    dark: softSaw(1.7),
    bright: softSaw(1.05),
    brightSeconds: 0.12,
    attackSeconds: 0.002,
    decaySeconds: 0.7,
    sustain: 0,
    releaseSeconds: 0.08,
    detuneCents: [0, 3],
  },
  strings: {
    dark: softSaw(1.4),
    bright: softSaw(1.3),
    brightSeconds: 1,
    attackSeconds: 0.08,
    decaySeconds: 1,
    sustain: 0.9,
    releaseSeconds: 0.25,
    detuneCents: [-5, 1, 6],
  },
  lead: {
    dark: square,
    bright: square,
    brightSeconds: 1,
    attackSeconds: 0.008,
    decaySeconds: 0.4,
    sustain: 0.5,
    releaseSeconds: 0.08,
    detuneCents: [-3, 3],
  },
  piano: {
    dark: softSaw(2.1),
    bright: softSaw(1.3),
    brightSeconds: 0.2,
    attackSeconds: 0.002,
    decaySeconds: 1,
    sustain: 0,
    releaseSeconds: 0.15,
    detuneCents: [-1, 1],
  },
  distortedGuitar: {
    dark: softSaw(0.9),
    bright: softSaw(0.7),
    brightSeconds: 0.1,
    attackSeconds: 0.004,
    decaySeconds: 1.5,
    sustain: 0.7,
    releaseSeconds: 0.04,
    detuneCents: [-6, 5],
  },
  pluck: {
    dark: softSaw(2.6),
    bright: saw,
    brightSeconds: 0.05,
    attackSeconds: 0.002,
    decaySeconds: 0.18,
    sustain: 0,
    releaseSeconds: 0.05,
    detuneCents: [-5, 5],
  },
  brass: {
    dark: softSaw(1.2),
    bright: softSaw(2),
    brightSeconds: 0.06,
    attackSeconds: 0.03,
    decaySeconds: 0.6,
    sustain: 0.7,
    releaseSeconds: 0.08,
    detuneCents: [-4, 3],
  },
  vibraphone: {
    dark: tines,
    bright: (harmonic) => tines(harmonic) + (harmonic === 4 ? 0.5 : 0),
    brightSeconds: 0.06,
    attackSeconds: 0.002,
    decaySeconds: 0.9,
    sustain: 0,
    releaseSeconds: 0.2,
    detuneCents: [0],
  },
};
