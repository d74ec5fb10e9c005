import type { TiktokenBPE } from 'js-tiktoken/lite';
import cl100kBase from 'js-tiktoken/ranks/cl100k_base';
import o200kBase from 'js-tiktoken/ranks/o200k_base';
import type { ChatMessage } from '../prompt/prompt';
import { TokenEncoder } from './token-encoder';

export type TokenEncoding = 'cl100k_base' | 'o200k_base';

const ranks: Readonly<Record<TokenEncoding, TiktokenBPE>> = { cl100k_base: cl100kBase, o200k_base: o200kBase };
const loaded = new Map<TokenEncoding, TokenEncoder>();

// OpenAI's reckoning of what frames each message and begins the answer.
const tokensPerMessage = 4;
const tokensToBegin = 3;

/** Builds the tables of an encoding, some 200 ms and 100 MB, unless they are there; for a moment when nobody waits. */
export function loadEncoding(encoding: TokenEncoding): TokenEncoder {
  const present = loaded.get(encoding);
  if (present !== undefined) return present;
  const encoder = new TokenEncoder(ranks[encoding]);
  loaded.set(encoding, encoder);
  return encoder;
}

/**
 * @returns the number of tokens of a text; a little high where it holds unbroken runs of more than 32 letters, or of 8 outside
 *   ASCII, so that its time grows with the length of the text only
 */
export const countTokens = (text: string, encoding: TokenEncoding): number => loadEncoding(encoding).count(text);

/** @returns the number of tokens that a conversation takes as a prompt. */
export function countPromptTokens(messages: readonly ChatMessage[], encoding: TokenEncoding): number {
  return messages.reduce((sum, { content }) => sum + tokensPerMessage + countTokens(content, encoding), tokensToBegin);
}
