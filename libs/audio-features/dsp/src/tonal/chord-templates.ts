import { pitchClassNames } from './pitch-classes';

const modulo = (pitchClass: number) => pitchClass % 12;

/** Root, third and fifth of the twelve major and then the twelve minor triads, as pitch classes. */
export const chordTemplates: readonly (readonly [number, number, number])[] = [4, 3].flatMap((third) =>
  pitchClassNames.map((_, root) => [root, modulo(root + third), modulo(root + 7)] as const),
);

/** Names in the order of the templates, then `N` for no chord. */
export const chordLabels: readonly string[] = [...pitchClassNames, ...pitchClassNames.map((name) => `${name}m`), 'N'];

/** Index of `N`. */
export const noChord = chordTemplates.length;
