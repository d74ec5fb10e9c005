import { z } from 'zod';
import { isSection, type SectionTree } from './process-config';
import type { AnySection, Setting } from './setting';

/** @returns the one schema of a process: the tree of its sections, each setting with its default. */
export function processSchema(tree: SectionTree): z.ZodType {
  return z.object(
    Object.fromEntries(Object.entries(tree).map(([name, node]) => [name, isSection(node) ? sectionSchema(node) : processSchema(node)])),
  );
}

function sectionSchema(section: AnySection): z.ZodType {
  const settings = Object.entries(section.settings);
  return z.object(Object.fromEntries(settings.map(([key, setting]) => [key, settingSchema(setting)]))).superRefine((values, context) => {
    for (const keys of section.together) {
      const missing = keys.filter((key) => values[key] === undefined);
      if (missing.length === keys.length) continue;
      for (const key of missing) context.addIssue({ code: 'custom', path: [key], message: 'It is needed by what else is set.' });
    }
  });
}

function settingSchema({ schema, default: fixed, computedDefault }: Setting): z.ZodType {
  if (fixed !== undefined) return schema.default(fixed);
  return computedDefault === undefined ? schema : schema.default(computedDefault.compute);
}
