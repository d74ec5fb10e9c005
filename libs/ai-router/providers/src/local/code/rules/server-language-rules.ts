import { rulesFor, type CodeRule } from '../code-rule';

const go = rulesFor('go');
const rust = rulesFor('rust');
const ruby = rulesFor('ruby');
const php = rulesFor('php');

/** Go, Rust, Ruby and PHP. */
export const serverLanguageRules: readonly CodeRule[] = [
  go(
    'critical',
    /\b(?:Query|QueryRow|Exec)(?:Context)?\s?\(.{0,60}(?:fmt\.Sprintf|"\s?\+)/,
    ['A query is put together from values', 'Pass the values as arguments.'],
    { cwe: 'CWE-89', reads: 'line' },
  ),
  go(
    'high',
    /\bexec\.Command\s?\(\s?"(?:sh|bash)"\s?,\s?"-c"/,
    ['A command goes through a shell', 'Call the program with its arguments.'],
    { cwe: 'CWE-78', reads: 'line' },
  ),
  go('high', /\bInsecureSkipVerify\s?:\s?true/, ['Certificates are not checked', 'Give the pool of certificates that is needed.'], {
    cwe: 'CWE-295',
  }),
  go('high', /,\s?_\s?:?=\s?\w[\w.]{0,60}\(/, ['An error is thrown away', 'Look at it, and wrap it with what was tried.'], {
    cwe: 'CWE-252',
  }),
  go('medium', /^\s{0,80}panic\s?\(/, ['A library must not end the program', 'Return an error.']),
  go('medium', /"math\/rand"/, ['The numbers can be guessed', 'Use crypto/rand for anything secret.'], { cwe: 'CWE-338', reads: 'line' }),
  go('medium', /\bhttp\.(?:Get|Post|ListenAndServe)\s?\(/, ['There is no time limit', 'Use a client or server with timeouts.'], {
    cwe: 'CWE-400',
  }),
  go('low', /\bioutil\./, ['ioutil is deprecated', 'Use io and os.']),
  rust(
    'high',
    /\bunsafe\s?\{|\btransmute\b/,
    ['The compiler cannot check this', 'Say in a comment which invariant makes it sound, and keep it small.'],
    { cwe: 'CWE-119' },
  ),
  rust('medium', /\.unwrap\s?\(\)/, ['A missing value ends the program', 'Use ? or match, or expect with the reason why it cannot fail.'], {
    cwe: 'CWE-248',
  }),
  rust('medium', /\b(?:todo|unimplemented)!\s?\(/, ['Something is not written yet', 'Return an error until it is.']),
  rust('low', /\.clone\s?\(\)\s?\.clone|&\s?\w{1,40}\.clone\s?\(\)/, ['A copy is made only to be borrowed', 'Borrow the original.']),
  ruby(
    'critical',
    /(?<![\w.])eval\s?\(|\.(?:instance_eval|class_eval)\s?\(\s?params/,
    ['Text is run as code', 'Use a fixed map of methods.'],
    { cwe: 'CWE-95' },
  ),
  ruby(
    'critical',
    /\b(?:where|find_by_sql|order|execute)\s?\(?\s?"[^"]{0,200}#\{/,
    ['A query is put together from values', 'Use placeholders.'],
    { cwe: 'CWE-89', reads: 'line' },
  ),
  ruby('high', /\b(?:Marshal|YAML)\.load\s?\(/, ['Reading objects runs code that the data chooses', 'Use YAML.safe_load or JSON.'], {
    cwe: 'CWE-502',
  }),
  ruby(
    'high',
    /\b(?:system|exec)\s?\(?\s?"[^"]{0,200}#\{|`[^`]{0,200}#\{/,
    ['A command goes through a shell', 'Pass the arguments one by one.'],
    { cwe: 'CWE-78', reads: 'line' },
  ),
  ruby('high', /\.html_safe\b|\braw\s?\(/, ['Text becomes markup', 'Let the template escape it, or sanitise it.'], { cwe: 'CWE-79' }),
  ruby(
    'medium',
    /\brescue\s+(?:Exception\b|=>\s?\w{1,20}\s?;\s?nil)|\brescue\s+nil\b/,
    ['A failure is swallowed', 'Rescue StandardError by its kind.'],
    { cwe: 'CWE-390' },
  ),
  php(
    'critical',
    /(?<!\w)eval\s?\(|\b(?:include|require)(?:_once)?\s?\(?\s?\$_(?:GET|POST|REQUEST)/,
    ['What a visitor sends is run as code', 'Choose from a fixed list.'],
    { cwe: 'CWE-98' },
  ),
  php(
    'critical',
    /(?:mysql_query|mysqli_query|->query)\s?\(.{0,200}(?:\$_(?:GET|POST|REQUEST)|"\s?\.\s?\$|"[^"]{0,200}\$\w)/,
    ['A query is put together from values', 'Use prepared statements.'],
    { cwe: 'CWE-89', reads: 'line' },
  ),
  php('critical', /\bunserialize\s?\(/, ['Reading objects runs code that the data chooses', 'Use json_decode.'], { cwe: 'CWE-502' }),
  php('high', /\becho\s.{0,100}\$_(?:GET|POST|REQUEST|COOKIE)/, ['What a visitor sends becomes markup', 'Use htmlspecialchars.'], {
    cwe: 'CWE-79',
  }),
  php(
    'high',
    /(?<!\w)(?:shell_exec|exec|passthru|system)\s?\(.{0,100}\$/,
    ['A command is built from values', 'Use escapeshellarg, or no shell at all.'],
    { cwe: 'CWE-78' },
  ),
  php('medium', /(?<!\w)(?:md5|sha1)\s?\(/, ['The hash is broken', 'Use password_hash for passwords and hash("sha256") otherwise.'], {
    cwe: 'CWE-327',
  }),
  php('medium', /(?<!\w)extract\s?\(\s?\$_/, ['A visitor chooses the variables', 'Read the fields by name.'], { cwe: 'CWE-621' }),
  php('medium', /@\w{2,30}\s?\(/, ['The failure is hidden', 'Look at what the function returns.'], { cwe: 'CWE-390' }),
];
