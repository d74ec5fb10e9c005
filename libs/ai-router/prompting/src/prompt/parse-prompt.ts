import { z } from 'zod';
import { InvalidPromptError } from './invalid-prompt.error';
import type { Prompt } from './prompt';
import { promptExamples, promptSettings, type PromptSettings } from './prompt-settings';
import { templateVariables } from './template';

/** The files of one prompt folder by name; one that is not there is absent. */
export type PromptFiles = Readonly<Record<string, string>>;

export interface PromptSource {
  /** The name of the folder. */
  readonly task: string;
  readonly files: PromptFiles;
  readonly fingerprint: string;
}

/**
 * Checks the files of one prompt against each other.
 *
 * @throws InvalidPromptError that names every file and variable that does not fit
 */
export function parsePrompt({ task, files, fingerprint }: PromptSource): Prompt {
  const problems: string[] = [];
  const readText = (file: string): string => {
    const text = files[file]?.trim() ?? '';
    if (text === '') problems.push(`${task}/${file} is missing or empty.`);
    return text;
  };
  const system = readText('system.md');
  const user = readText('user.md');
  const settings = readJson({ task, file: 'settings.json', text: files['settings.json'], schema: promptSettings, problems });
  const examples = readJson({ task, file: 'examples.json', text: files['examples.json'] ?? '[]', schema: promptExamples, problems });
  const asksForJson = settings?.output === 'json';
  const schema = asksForJson
    ? readJson({ task, file: 'schema.json', text: files['schema.json'], schema: z.looseObject({}), problems })
    : null;
  if (settings !== undefined) problems.push(...variableProblems(task, settings, { 'system.md': system, 'user.md': user }));
  if (problems.length > 0 || settings === undefined || examples === undefined) throw new InvalidPromptError(problems);
  return { task, fingerprint, system, user, settings, examples, schema };
}

interface JsonFile<Schema extends z.ZodType> {
  readonly task: string;
  readonly file: string;
  readonly text: string | undefined;
  readonly schema: Schema;
  readonly problems: string[];
}

function readJson<Schema extends z.ZodType>({ task, file, text, schema, problems }: JsonFile<Schema>): z.output<Schema> | undefined {
  const name = `${task}/${file}`;
  if (text === undefined) {
    problems.push(`${name} is missing.`);
    return undefined;
  }
  const value = parseJson(text);
  if (value === undefined) {
    problems.push(`${name} is not JSON.`);
    return undefined;
  }
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  problems.push(...checked.error.issues.map(({ path, message }) => `${name} at ${path.join('.') || 'its root'}: ${message}`));
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function variableProblems(task: string, { variables, defaults, kinds }: PromptSettings, templates: PromptFiles): string[] {
  const used = new Set(Object.values(templates).flatMap(templateVariables));
  const unknown = Object.entries(templates).flatMap(([file, template]) =>
    templateVariables(template)
      .filter((name) => !variables.includes(name))
      .map((name) => `${task}/${file} uses the variable {${name}}, which settings.json does not name.`),
  );
  const unused = variables
    .filter((name) => !used.has(name))
    .map((name) => `${task}/settings.json names the variable {${name}}, which neither system.md nor user.md uses.`);
  const strangers = Object.keys({ ...defaults, ...kinds })
    .filter((name) => !variables.includes(name))
    .map((name) => `${task}/settings.json speaks of {${name}}, which is none of its variables.`);
  return [...unknown, ...unused, ...strangers];
}
