import { EarshotError } from '@earshot/contracts';
import type { ChatMessage, Prompt } from './prompt';
import { fillTemplate } from './template';

/**
 * @returns the messages of a prompt with the values put in: system, examples in pairs, user. Values that no template names
 * are left out.
 * @throws EarshotError INVALID_INPUT that names the variables without a value
 */
export function renderPrompt(prompt: Prompt, values: Readonly<Record<string, string>>): ChatMessage[] {
  const missing = prompt.settings.variables.filter((name) => !Object.hasOwn(values, name));
  if (missing.length > 0) {
    throw new EarshotError('INVALID_INPUT', `The task ${prompt.task} needs a value for ${missing.join(', ')}.`, {
      details: { field: 'variables', missing },
    });
  }
  const fill = (template: string): string => fillTemplate(template, (name) => values[name] ?? '');
  const examples = prompt.examples.flatMap<ChatMessage>(({ user, assistant }) => [
    { role: 'user', content: user },
    { role: 'assistant', content: typeof assistant === 'string' ? assistant : JSON.stringify(assistant) },
  ]);
  return [{ role: 'system', content: fill(prompt.system) }, ...examples, { role: 'user', content: fill(prompt.user) }];
}
