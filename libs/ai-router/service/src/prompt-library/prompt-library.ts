import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { InvalidPromptError, outputSchemaOf, parsePrompt, toJsonSchema, type Prompt } from '@earshot/ai-router/prompting';

/** The prompts of this process, read and checked once when it starts. */
export class PromptLibrary {
  private constructor(private readonly prompts: ReadonlyMap<string, Prompt>) {}

  /**
   * Reads a folder of prompts, one folder each, for the tasks that have a route.
   *
   * @throws InvalidPromptError that names file and variable
   */
  static read(folder: string, tasks: readonly string[]): PromptLibrary {
    const present = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const missing = tasks.filter((task) => !present.some(({ name }) => name === task));
    if (missing.length > 0) throw new InvalidPromptError(missing.map((task) => `${task}/ is missing although the task has a route.`));
    return new PromptLibrary(new Map(present.map(({ name }) => [name, readPrompt(folder, name)])));
  }

  /** @returns every prompt, by the name of its task. */
  list(): Prompt[] {
    return [...this.prompts.values()].sort((first, second) => (first.task < second.task ? -1 : 1));
  }

  find(task: string): Prompt | undefined {
    return this.prompts.get(task);
  }
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
