import { rulesFor, type CodeRule } from '../code-rule';

const rule = rulesFor('javascript');

/** JavaScript and TypeScript. */
export const javascriptRules: readonly CodeRule[] = [
  rule(
    'critical',
    /\beval\s?\(|\bnew Function\s?\(/,
    ['Text is run as code', 'Parse the data (JSON.parse) or look the function up in a fixed map.'],
    { cwe: 'CWE-95' },
  ),
  rule(
    'critical',
    /\b(?:query|execute|raw)\s?\(\s?(?:`[^`]{0,300}\$\{|["'][^"']{0,300}["']\s?\+)/,
    ['A query is put together from values', 'Pass the values as parameters of the query.'],
    { cwe: 'CWE-89', reads: 'line' },
  ),
  rule(
    'high',
    /\b(?:exec|execSync)\s?\(\s?(?:`[^`]{0,300}\$\{|["'][^"']{0,300}["']\s?\+)/,
    ['A shell command is put together from values', 'Use execFile or spawn with a list of arguments.'],
    { cwe: 'CWE-78', reads: 'line' },
  ),
  rule(
    'high',
    /\.(?:innerHTML|outerHTML)\s?\+?=(?!=)|\bdocument\.write(?:ln)?\s?\(|dangerouslySetInnerHTML/,
    ['Text becomes markup, and with it whatever script it holds', 'Use textContent, or sanitise the markup first.'],
    { cwe: 'CWE-79' },
  ),
  rule(
    'high',
    /rejectUnauthorized\s?:\s?false|NODE_TLS_REJECT_UNAUTHORIZED/,
    ['Certificates are not checked', 'Trust the certificate authority that is needed instead of every one.'],
    { cwe: 'CWE-295' },
  ),
  rule('high', /\bif\s?\(\s?!?[\w.]{1,60}\s?=\s?[^=>]/, ['An assignment stands where a comparison is meant', 'Write === there.'], {
    cwe: 'CWE-481',
  }),
  rule('high', /[=!]==?\s?NaN\b/, ['Nothing is ever equal to NaN', 'Use Number.isNaN.']),
  rule('high', /\.forEach\s?\(\s?async\b/, [
    'forEach does not wait for asynchronous work, and its failures are lost',
    'Use for…of with await, or Promise.all over map.',
  ]),
  rule(
    'high',
    /\bMath\.random\s?\(\).{0,60}(?:token|secret|password|session|key)|(?:token|secret|password|session)\w{0,30}\s?[:=].{0,60}Math\.random/i,
    ['A secret is made from guessable numbers', 'Use crypto.randomBytes or crypto.randomUUID.'],
    { cwe: 'CWE-338' },
  ),
  rule('high', /<=\s?[\w.]{1,60}\.length\b(?!\s?-)/, ['The loop runs one past the end', 'Compare with < length.'], { cwe: 'CWE-193' }),
  rule(
    'medium',
    /\bcatch\s?(?:\([^)]{0,60}\))?\s?\{\s?\}|\.catch\s?\(\s?\(\s?\w{0,30}\s?\)\s?=>\s?\{\s?\}\s?\)/,
    ['A failure is swallowed', 'Handle it, or let it go up to who can.'],
    { cwe: 'CWE-390' },
  ),
  rule('medium', /\bset(?:Timeout|Interval)\s?\(\s?["'`]/, ['A timer runs text as code', 'Pass a function.'], {
    cwe: 'CWE-95',
    reads: 'line',
  }),
  rule('medium', /\bnew Promise\s?\(\s?async\b/, [
    'A failure inside of an asynchronous executor is never seen',
    'Await inside of a plain async function instead.',
  ]),
  rule(
    'medium',
    /\blocalStorage\.setItem\s?\(\s?["'`][^"'`]{0,40}(?:token|jwt|secret)/i,
    ['A token lies where every script can read it', 'Keep it in an HttpOnly cookie.'],
    { cwe: 'CWE-922', reads: 'line' },
  ),
  rule(
    'medium',
    /\borigin\s?:\s?["']\*["']|Access-Control-Allow-Origin["'],\s?["']\*/i,
    ['Every site may read the answers', 'Name the origins that may.'],
    { cwe: 'CWE-942', reads: 'line' },
  ),
  rule('medium', /[^=!<>]==[^=]|!=[^=]/, ['A loose comparison converts its sides first', 'Compare with === or !==.']),
  rule('medium', /\bfor\s?\(\s?(?:const|let|var)\s\w{1,40}\sin\s\w{0,30}(?:s|List|Array|items)\)/i, [
    'for…in walks keys as text, inherited ones too',
    'Use for…of.',
  ]),
  rule('medium', /createHash\s?\(\s?["'](?:md5|sha1)["']/i, ['The hash is broken', 'Use sha256, and for passwords argon2id or bcrypt.'], {
    cwe: 'CWE-327',
    reads: 'line',
  }),
  rule('medium', /\bnew Buffer\s?\(/, ['new Buffer may show old memory', 'Use Buffer.from or Buffer.alloc.'], { cwe: 'CWE-908' }),
  rule('medium', /\breadFileSync\s?\(|\bwriteFileSync\s?\(/, [
    'Everybody waits while this file is read or written',
    'Use the promise version on the path of a request.',
  ]),
  rule('low', /\bparseInt\s?\(\s?[\w.[\]]{1,60}\s?\)/, ['The base of the number is not said', 'Use Number(…) or parseInt(…, 10).']),
  rule('low', /^\s{0,40}var\s/, ['var is visible in the whole function', 'Use const, or let where it changes.']),
  rule('low', /\bconsole\.(?:log|debug)\s?\(/, ['Output for debugging is left in', 'Remove it, or use the logger.']),
  rule('low', /:\s?any\b|\bas any\b|<any>/, ['any turns the checks off', 'Use unknown and narrow it.']),
  rule('low', /@ts-(?:ignore|nocheck)/, ['The compiler is told to look away', 'Mend the type, or use @ts-expect-error with a reason.'], {
    reads: 'comment',
  }),
  rule('low', /JSON\.parse\s?\(\s?JSON\.stringify\s?\(/, ['A copy through JSON loses dates, maps and undefined', 'Use structuredClone.']),
];
