import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { InvalidPromptError, outputSchemaOf, parsePrompt, toJsonSchema, type Prompt } from '@earshot/ai-router/prompting';

/** The prompts of this process, read and checked once when it starts. */
export class PromptLibrary {
  private readonly byName: ReadonlyMap<string, Prompt>;

  private constructor(private readonly prompts: readonly Prompt[]) {
    this.byName = new Map(prompts.flatMap((prompt) => namesOf(prompt).map((name) => [name, prompt] as const)));
  }

  /**
   * Reads a folder of prompts, one folder each, for the tasks that have a route.
   *
   * @throws InvalidPromptError that names file and variable
   */
  static read(folder: string, tasks: readonly string[]): PromptLibrary {
    const present = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const missing = tasks.filter((task) => !present.some(({ name }) => name === task));
    if (missing.length > 0) throw new InvalidPromptError(missing.map((task) => `${task}/ is missing although the task has a route.`));
    const prompts = present.map(({ name }) => readPrompt(folder, name));
    const problems = findAmbiguousNames(prompts);
    if (problems.length > 0) throw new InvalidPromptError(problems);
    return new PromptLibrary(prompts);
  }

  /** @returns every prompt, by the name of its task. */
  list(): Prompt[] {
    return [...this.prompts].sort((first, second) => (first.task < second.task ? -1 : 1));
  }

  /** @returns the prompt of a task, also by one of its other names. */
  find(name: string): Prompt | undefined {
    return this.byName.get(name);
  }
}

const namesOf = ({ task, settings }: Prompt): string[] => [task, ...settings.aliases];

function findAmbiguousNames(prompts: readonly Prompt[]): string[] {
  const owners = new Map<string, string>();
  return prompts.flatMap((prompt) =>
    namesOf(prompt).flatMap((name) => {
      const owner = owners.get(name);
      owners.set(name, prompt.task);
      return owner === undefined ? [] : [`${prompt.task}/settings.json takes the name ${name}, which belongs to ${owner}.`];
    }),
  );
}

function readPrompt(folder: string, task: string): Prompt {
  const names = readdirSync(join(folder, task)).sort();
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, task, name), 'utf8')]));
  const fingerprint = createHash('sha256').update(JSON.stringify(files)).digest('hex');
  const prompt = parsePrompt({ task, files, fingerprint });
  const schema = outputSchemaOf(task);
  const expected = schema === undefined ? null : toJsonSchema(schema);
  if (isDeepStrictEqual(expected, prompt.schema)) return prompt;
  throw new InvalidPromptError([`${task}/schema.json does not say what answers are checked against.`]);
}
