const end = /(?<=[.!?])\s+(?=[\p{Lu}\d"“-])|\n+/u;

/** @returns the sentences and lines of a text. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(end)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

/** @returns the words of a text in lower case. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’_-]*/gu) ?? [];
