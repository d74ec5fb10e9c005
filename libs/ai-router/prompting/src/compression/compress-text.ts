import type { CompressionReport } from '@earshot/contracts';
import { countTokens, type TokenEncoding } from '../tokens/count-tokens';
import { shortenPhrases, stripDecoration, stripRepetition, stripSpace } from './compression-steps';
import { factsOf, hasSameFacts } from './facts';
import { guardVerbatim, restoreVerbatim } from './protected-parts';

export interface CompressedText extends CompressionReport {
  readonly text: string;
}

/** @returns the report of a text that became another. */
export function reportCompression(originalTokens: number, compressedTokens: number): CompressionReport {
  const savedPercent = originalTokens === 0 ? 0 : Math.round((1 - compressedTokens / originalTokens) * 1_000) / 10;
  return { originalTokens, compressedTokens, savedPercent };
}

/**
 * Says the same in fewer tokens: white space, decoration, repetition, and phrases of a reviewed list. Code, quotations, lyrics and
 * places to fill stay as they are. Where a numeral, a unit, a negation or an identifier would be lost, or nothing would be saved,
 * the original is returned.
 */
export function compressText(text: string, encoding: TokenEncoding): CompressedText {
  const originalTokens = countTokens(text, encoding);
  const shorter = shorten(text);
  const compressedTokens = shorter === undefined ? originalTokens : countTokens(shorter, encoding);
  if (shorter === undefined || compressedTokens >= originalTokens) return { text, ...reportCompression(originalTokens, originalTokens) };
  return { text: shorter, ...reportCompression(originalTokens, compressedTokens) };
}

/** What has longer words is no prose, and looking for names in them takes time that grows with their square. */
const longWord = /\S{200}/;

function shorten(text: string): string | undefined {
  if (longWord.test(text)) return undefined;
  const guarded = guardVerbatim(text);
  if (guarded === undefined) return undefined;
  const plain = stripSpace(stripDecoration(guarded.text));
  const unique = stripRepetition(plain);
  const short = stripSpace(shortenPhrases(unique));
  // What was said in other words is now said twice.
  const shortest = stripSpace(stripRepetition(short));
  const isFaithful =
    hasSameFacts(guarded.text, plain) && isRepeatedOnly(plain, unique) && hasSameFacts(unique, short) && isRepeatedOnly(short, shortest);
  return isFaithful ? restoreVerbatim({ ...guarded, text: shortest }) : undefined;
}

/** Whether every fact that is there less often is still there. */
function isRepeatedOnly(before: string, after: string): boolean {
  const facts = new Set(factsOf(after));
  return factsOf(before).every((fact) => facts.has(fact));
}
