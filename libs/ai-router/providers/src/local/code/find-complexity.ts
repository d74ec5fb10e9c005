import type { CodeIssue } from './find-issues';
import type { FunctionSize } from './measure-functions';

interface Limit {
  readonly most: number;
  readonly of: (size: FunctionSize) => number;
  readonly say: (size: FunctionSize) => string;
  readonly fix: string;
}

const limits: readonly Limit[] = [
  {
    most: 15,
    of: ({ paths }) => paths,
    say: ({ name, paths }) => `${name} has ${paths} ways through it`,
    fix: 'Return early, and give each case a function of its own.',
  },
  {
    most: 4,
    of: ({ depth }) => depth,
    say: ({ name, depth }) => `${name} nests ${depth} blocks deep`,
    fix: 'Return early where a condition is not met.',
  },
  {
    most: 60,
    of: ({ lines }) => lines,
    say: ({ name, lines }) => `${name} is ${lines} lines long`,
    fix: 'Cut it where its parts could be named.',
  },
  {
    most: 5,
    of: ({ parameters }) => parameters,
    say: ({ name, parameters }) => `${name} takes ${parameters} parameters`,
    fix: 'Pass one object with named fields.',
  },
];

/** @returns what makes functions hard to follow, once for each function: the first limit that it breaks. */
export const findComplexity = (sizes: readonly FunctionSize[]): CodeIssue[] =>
  sizes.flatMap((size) => {
    const broken = limits.find(({ most, of }) => of(size) > most);
    if (broken === undefined) return [];
    return [{ severity: 'low', lines: [size.line], title: broken.say(size), fix: broken.fix, excerpt: '' }];
  });
