import { EarshotError } from '@earshot/contracts';
import { escapeDelimiters } from './delimiters';
import type { ChatMessage, Prompt } from './prompt';
import { fillTemplate } from './template';

/**
 * @returns the messages of a prompt with the values put in: system, examples in pairs, user. A variable without a value has its
 *   default. Values that no template names are left out, and none can close the tags between which it stands.
 * @throws EarshotError INVALID_INPUT that names the variables without a value
 */
export function renderPrompt({ task, system, user, settings, examples }: Prompt, given: Readonly<Record<string, string>>): ChatMessage[] {
  const values = new Map(Object.entries({ ...settings.defaults, ...given }));
  const missing = settings.variables.filter((name) => !values.has(name));
  if (missing.length > 0) {
    throw new EarshotError('INVALID_INPUT', `The task ${task} needs a value for ${missing.join(', ')}.`, {
      details: { field: 'variables', missing },
    });
  }
  const fill = (template: string): string => fillTemplate(template, (name) => escapeDelimiters(values.get(name) ?? '', template));
  const shown = examples.flatMap<ChatMessage>(({ user: question, assistant }) => [
    { role: 'user', content: question },
    { role: 'assistant', content: typeof assistant === 'string' ? assistant : JSON.stringify(assistant) },
  ]);
  return [{ role: 'system', content: fill(system) }, ...shown, { role: 'user', content: fill(user) }];
}
