import { rulesFor, type CodeRule } from '../code-rule';

const rule = rulesFor();

/** What is a mistake in every language. */
export const generalRules: readonly CodeRule[] = [
  rule('critical', /^(?:<{7}|>{7}|={7})(?:\s|$)/, ['A merge was not finished', 'Decide for one side and remove the marks.'], {
    reads: 'line',
  }),
  rule(
    'high',
    /\b(?:password|passwd|pwd|secret|api_?key|access_?token|private_?key)\w{0,20}["']?\s?[:=]{1,2}\s?["'][^"'\s]{3,200}["']/i,
    ['A credential stands in the code', 'Read it from the environment or a secret store, and replace it: it is known now.'],
    { cwe: 'CWE-798', reads: 'line' },
  ),
  rule(
    'medium',
    /\bhttp:\/\/(?!localhost|127\.|0\.0\.0\.0|\[::1|www\.w3\.org|schemas\.|example\.)[\w.-]{3,100}/,
    ['The line is open to everybody on the way', 'Use https.'],
    { cwe: 'CWE-319', reads: 'line' },
  ),
  rule(
    'medium',
    /\(\.\*\)[*+]|\([^()]{1,30}[*+]\)[*+]/,
    ['A regular expression repeats a repetition, which can take exponential time', 'Write it without the inner repetition.'],
    { cwe: 'CWE-1333', reads: 'line' },
  ),
  rule('low', /\b(?:TODO|FIXME|XXX|HACK)\b/, ['Something is put off', 'Do it, or put it where work is planned.'], { reads: 'comment' }),
];
