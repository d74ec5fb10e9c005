import type { AnySection, Section } from './setting';

/** The sections of a process by name; a group of sections may stand in the place of one. */
export interface SectionTree {
  readonly [name: string]: AnySection | SectionTree;
}

/** Everything that one process reads from its environment. */
export interface ProcessConfig<Tree extends SectionTree = SectionTree> {
  /** The process, such as `gateway`. */
  readonly name: string;
  readonly sections: Tree;
}

type ValuesOf<Tree> = {
  readonly [Name in keyof Tree]: Tree[Name] extends Section<infer Values> ? Readonly<Values> : ValuesOf<Tree[Name]>;
};

/** The frozen, nested object that a process configuration is read into. */
export type ConfigOf<Config extends ProcessConfig> = ValuesOf<Config['sections']>;

/** Names the sections that a process reads. */
export function defineProcessConfig<Tree extends SectionTree>(name: string, sections: Tree): ProcessConfig<Tree> {
  return { name, sections };
}

/** @returns whether a node of the tree is a section, and not a group of them. */
export function isSection(node: AnySection | SectionTree): node is AnySection {
  return Array.isArray(node.together);
}
