import { Tiktoken, type TiktokenBPE } from 'js-tiktoken/lite';
import cl100kBase from 'js-tiktoken/ranks/cl100k_base';
import o200kBase from 'js-tiktoken/ranks/o200k_base';
import type { ChatMessage } from '../prompt/prompt';

export type TokenEncoding = 'cl100k_base' | 'o200k_base';

const ranks: Readonly<Record<TokenEncoding, TiktokenBPE>> = { cl100k_base: cl100kBase, o200k_base: o200kBase };
const loaded = new Map<TokenEncoding, Tiktoken>();

// Merging takes more than the square of the length of an unbroken run, so what holds a long one is counted in pieces.
const longRun = /\S{65}|\s{65}/;
const shortPieces = /\s{1,64}\S{0,64}|\S{1,64}/g;

// OpenAI's reckoning of what frames each message and begins the answer.
const tokensPerMessage = 4;
const tokensToBegin = 3;

/** Builds the tables of an encoding, some 200 ms and 100 MB, unless they are there; for a moment when nobody waits. */
export function loadEncoding(encoding: TokenEncoding): Tiktoken {
  const present = loaded.get(encoding);
  if (present !== undefined) return present;
  const tokenizer = new Tiktoken(ranks[encoding]);
  loaded.set(encoding, tokenizer);
  return tokenizer;
}

/**
 * @returns the number of tokens of a text; a little high where it holds runs of more than 64 letters or spaces. Names of
 * special tokens count as the text that they are.
 */
export function countTokens(text: string, encoding: TokenEncoding): number {
  const tokenizer = loadEncoding(encoding);
  const pieces = longRun.test(text) ? (text.match(shortPieces) ?? []) : [text];
  return pieces.reduce((sum, piece) => sum + tokenizer.encode(piece, [], []).length, 0);
}

/** @returns the number of tokens that a conversation takes as a prompt. */
export function countPromptTokens(messages: readonly ChatMessage[], encoding: TokenEncoding): number {
  return messages.reduce((sum, { content }) => sum + tokensPerMessage + countTokens(content, encoding), tokensToBegin);
}
