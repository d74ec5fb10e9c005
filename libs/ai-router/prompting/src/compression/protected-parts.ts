/** Code, quotations, places to fill, tags, addresses and lyrics: whatever the writer meant word for word. */
const verbatim = new RegExp(
  [
    '```[\\s\\S]*?(?:```|(?![\\s\\S]))',
    '~~~[\\s\\S]*?(?:~~~|(?![\\s\\S]))',
    '<(code|lyrics|pre|file|error_log|data)>[\\s\\S]*?(?:</\\1>|(?![\\s\\S]))',
    '`[^`\\n]+`',
    '"[^"\\n]{1,400}"',
    '“[^”\\n]{1,400}”',
    '\\{\\{?[^{}\\n]{1,80}\\}?\\}',
    '</?[A-Za-z][^<>\\n]{0,200}>',
    'https?://\\S+',
    // Lyrics stand under the name of their part, up to the next empty line.
    '^\\[(?:verse|chorus|hook|bridge|intro|outro|pre-chorus|refrain)[^\\]\\n]*\\]\\n(?:.+\\n?)*',
    // Indented lines, and lines that end or begin as only code does.
    '^(?: {4}|\\t)[ \\t]*(?![-*+•\\d]).+$',
    '^.*[;{}][ \\t]*$',
    '^[ \\t]*(?:import|from|const|let|var|def|class|function|return|public|private|#include|package|using|SELECT|INSERT|UPDATE|CREATE)\\s.*[=(){}:;*].*$',
  ].join('|'),
  'gim',
);
const firstSign = 0xe000;
const signs = 0x18ff;

/** A text whose verbatim parts are signs of the private use area, so that nothing that works on words can touch them. */
export interface GuardedText {
  readonly text: string;
  readonly parts: readonly string[];
}

/** @returns undefined where the text has such signs itself, or too many parts. */
export function guardVerbatim(text: string): GuardedText | undefined {
  if (/[\ue000-\uf8ff]/.test(text)) return undefined;
  const parts: string[] = [];
  const guarded = text.replace(verbatim, (part) => {
    parts.push(part);
    return String.fromCharCode(firstSign + parts.length - 1);
  });
  return parts.length > signs ? undefined : { text: guarded, parts };
}

/** @returns the text with its verbatim parts in their places. */
export const restoreVerbatim = ({ text, parts }: GuardedText): string =>
  text.replace(/[\ue000-\uf8ff]/g, (sign) => parts[sign.charCodeAt(0) - firstSign] ?? '');
