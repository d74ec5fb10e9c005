import {
  checkVariables,
  compressTemplates,
  compressText,
  compressValues,
  countTokens,
  renderPrompt,
  reportCompression,
  usualLimitBytes,
  type ChatMessage,
  type Prompt,
} from '@earshot/ai-router/prompting';
import {
  chatParameters,
  conversationMessage,
  type CompletionRequest,
  type CompressionReport,
  type ConversationMessage,
} from '@earshot/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { aiRouterOptionsToken, type AiRouterOptions } from '../ai-router-options';
import type { Question } from './question';
import { shieldTexts } from './shield-texts';

const conversation = z.array(conversationMessage);
const variableValues = z.record(z.string(), z.string());

/** With what everything is counted that is reserved or reported before anybody is asked. */
export const tokenizer = 'cl100k_base';

type Asked = Omit<CompletionRequest, 'operationId'>;
type Written = Pick<Question, 'messages' | 'values' | 'parameters' | 'compression'>;

/** Puts requests into the words that leave: looked through for secrets first, compressed after. */
@Injectable()
export class PromptWriter {
  constructor(@Inject(aiRouterOptionsToken) private readonly options: AiRouterOptions) {}

  /**
   * Only what the caller wrote can hold a secret; nothing of it is kept, counted or sent before it was looked at.
   *
   * @throws EarshotError SECRET_DETECTED, and INVALID_INPUT for a variable that is missing, too long or none of its kind
   */
  write(request: Asked, prompt: Prompt): Written {
    const { secretPolicy: policy = 'block', limitBytes = usualLimitBytes } = this.options;
    const parameters = shieldTexts(request.parameters ?? {}, chatParameters, policy);
    if (request.messages !== undefined) {
      const messages = shieldTexts(request.messages, conversation, policy);
      const values = { prompt: lastSaid(messages) };
      return { ...(request.compress === true ? compressConversation(messages) : { messages, compression: null }), values, parameters };
    }
    const values = shieldTexts(checkVariables(prompt, request.variables ?? {}, limitBytes), variableValues, policy);
    const isCompressed = request.compress !== false && prompt.settings.compress !== 'none';
    return {
      ...(isCompressed ? compressPrompt(prompt, values) : { messages: renderPrompt(prompt, values), compression: null }),
      values,
      parameters,
    };
  }
}

/** The report tells of what the caller wrote, and of the templates where these are compressed too. */
function compressPrompt(prompt: Prompt, values: Readonly<Record<string, string>>): Pick<Written, 'messages' | 'compression'> {
  const shorter = {
    prompt: prompt.settings.compress === 'whole' ? compressTemplates(prompt, tokenizer) : prompt,
    values: compressValues(prompt, values, tokenizer),
  };
  const templatesOf = ({ system, user }: Prompt): string[] => (prompt.settings.compress === 'whole' ? [system, user] : []);
  return {
    messages: renderPrompt(shorter.prompt, shorter.values),
    compression: reportOn(
      [...templatesOf(prompt), ...Object.values(values)],
      [...templatesOf(shorter.prompt), ...Object.values(shorter.values)],
    ),
  };
}

/** Only words of the caller: what models and tools have said is evidence, and parts that are no text are none of ours. */
function compressConversation(messages: readonly ConversationMessage[]): Pick<Written, 'messages' | 'compression'> {
  const shorter = messages.map((message) =>
    typeof message.content === 'string' && message.role !== 'assistant' && message.role !== 'tool'
      ? { ...message, content: compressText(message.content, tokenizer).text }
      : message,
  );
  return { messages: shorter, compression: reportOn(messages.map(textOf), shorter.map(textOf)) };
}

const lastSaid = (messages: readonly ConversationMessage[]): string =>
  textOf(messages.findLast(({ role }) => role === 'user') ?? { role: 'user' });

const textOf = ({ content }: ConversationMessage): string => (typeof content === 'string' ? content : '');

const tokensOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + countTokens(text, tokenizer), 0);

const reportOn = (original: readonly string[], compressed: readonly string[]): CompressionReport =>
  reportCompression(tokensOf(original), tokensOf(compressed));

/** A message as its tokens are counted: parts that are no text count as they are written. */
export function asCounted({ content, tool_calls }: ConversationMessage): ChatMessage {
  const text = typeof content === 'string' ? content : JSON.stringify(content ?? '');
  return { role: 'user', content: tool_calls === undefined ? text : text + JSON.stringify(tool_calls) };
}
