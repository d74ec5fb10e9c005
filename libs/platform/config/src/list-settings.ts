import { isSection, type ProcessConfig, type SectionTree } from './process-config';
import type { AnySection, Setting } from './setting';

/** A setting with its place in the configuration, such as `['http', 'port']`. */
export interface PlacedSetting {
  readonly path: readonly string[];
  readonly setting: Setting;
}

/** @returns every setting of a process in the order of its sections. Documents are generated from it. */
export function listSettings(config: ProcessConfig): readonly PlacedSetting[] {
  return settingsOfTree(config.sections, []);
}

function settingsOfTree(tree: SectionTree, path: readonly string[]): readonly PlacedSetting[] {
  return Object.entries(tree).flatMap(([name, node]) =>
    isSection(node) ? settingsOfSection(node, [...path, name]) : settingsOfTree(node, [...path, name]),
  );
}

function settingsOfSection(section: AnySection, path: readonly string[]): readonly PlacedSetting[] {
  return Object.entries(section.settings).map(([key, setting]) => ({ path: [...path, key], setting }));
}
