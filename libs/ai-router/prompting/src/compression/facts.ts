const spelledNumber =
  'zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|hundred|thousand|million|half|once|twice|first|second|third';
const negation =
  "not|no|never|none|nothing|nobody|nowhere|neither|nor|without|cannot|unless|except|excluding|exclude|avoid|only|instead|refuse|reject|forbid|forbidden|lest|hardly|\\w+n['’]t";
const unit =
  '%|°C?|[kM]?Hz|ms|[µn]s|s|sec|seconds?|min|minutes?|hours?|days?|weeks?|months?|years?|dB\\w*|LUFS|LU|BPM|bpm|[kMGT]i?B|bytes?|bits?|bars?|beats?|semitones?|cents?|tokens?|words?|characters?|lines?|px|samples?|x';

/** What a text may not lose: numerals with their units, numbers in words, negations, names and identifiers. */
const fact = new RegExp(
  [
    `[-+−±~<>=]{0,2}\\s?[$€£]?\\d[\\d.,:/×]*(?:\\s?-\\s?\\d[\\d.,]*)?(?:\\s?(?:${unit})(?![\\p{L}\\d]))?`,
    `(?<![\\p{L}\\d_])(?:${negation}|${spelledNumber})(?![\\p{L}\\d_])`,
    '[\\p{L}_$][\\p{L}\\d]*_[\\p{L}\\d_]*|_[\\p{L}\\d]+',
    '[\\p{L}\\d]+(?:[./\\\\@#:][\\p{L}\\d]+)+',
    '\\p{Ll}+\\p{Lu}[\\p{L}\\d]*|\\p{Lu}\\p{Ll}+\\p{Lu}[\\p{L}\\d]*|\\p{Lu}{2,}[\\p{L}\\d]*|[\\p{L}]+\\d[\\p{L}\\d]*',
    '(?<=[\\p{Ll},;] )\\p{Lu}[\\p{L}]*(?:[#♭♯])?',
    '[\\ue000-\\uf8ff]+',
  ].join('|'),
  'gu',
);
const caseless = new RegExp(`^(?:${negation}|${spelledNumber})$`, 'iu');
const shouted = /^(?:IMPORTANT|NOTE|PLEASE|WARNING|ATTENTION|REMEMBER|MUST|ALWAYS|I|VERY|THE|YOU|YOUR|AND|REMINDER)$/;
const sentenceNegation = new RegExp(`(?<![\\p{L}\\d_])(?:${negation}|${spelledNumber})(?![\\p{L}\\d_])`, 'giu');

/** @returns every fact of a text in its order; what is said in another case is the same. */
export function factsOf(text: string): string[] {
  const named = (text.match(fact) ?? []).map((found) => found.replace(/[.,:/]+$/, '').replace(/\s/g, ''));
  const shown = named.filter((found) => found !== '' && !caseless.test(found) && !shouted.test(found));
  const said = (text.match(sentenceNegation) ?? []).map((found) => found.toLowerCase());
  return [...shown, ...said];
}

const counted = (facts: readonly string[]): Map<string, number> =>
  facts.reduce((counts, found) => counts.set(found, (counts.get(found) ?? 0) + 1), new Map<string, number>());

/** @returns whether each fact of one text is in the other as often, and no other is. */
export function hasSameFacts(one: string, other: string): boolean {
  const [first, second] = [counted(factsOf(one)), counted(factsOf(other))];
  return first.size === second.size && [...first].every(([found, count]) => second.get(found) === count);
}
