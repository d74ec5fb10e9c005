import { rulesFor, type CodeRule } from '../code-rule';

const rule = rulesFor('python');

export const pythonRules: readonly CodeRule[] = [
  rule(
    'critical',
    /(?<![\w.])(?:eval|exec)\s?\(/,
    ['Text is run as code', 'Use ast.literal_eval for values, or a fixed map of functions.'],
    { cwe: 'CWE-95' },
  ),
  rule(
    'critical',
    /\.execute(?:many)?\s?\(\s?(?:f["']|["'][^"']{0,300}["']\s?(?:%|\+|\.format))/,
    ['A query is put together from values', 'Pass the values as the second argument of execute.'],
    { cwe: 'CWE-89', reads: 'line' },
  ),
  rule(
    'critical',
    /\bpickle\.loads?\s?\(|\bmarshal\.loads?\s?\(/,
    ['Unpickling runs whatever the data says', 'Use JSON, or check a signature first.'],
    { cwe: 'CWE-502' },
  ),
  rule(
    'high',
    /\bshell\s?=\s?True\b|\bos\.system\s?\(/,
    ['A command goes through a shell', 'Pass a list of arguments and leave shell off.'],
    { cwe: 'CWE-78' },
  ),
  rule('high', /\byaml\.load\s?\((?!.{0,200}SafeLoader)/, ['yaml.load builds any object', 'Use yaml.safe_load.'], { cwe: 'CWE-502' }),
  rule('high', /\bverify\s?=\s?False\b/, ['Certificates are not checked', 'Give the path of the certificate authority.'], {
    cwe: 'CWE-295',
  }),
  rule('high', /^\s{0,40}def\s+\w+\s?\(.{0,200}=\s?(?:\[\]|\{\}|list\(\)|dict\(\)|set\(\))/, [
    'The default value is made once and shared by all calls',
    'Default to None and make it inside.',
  ]),
  rule('high', /\bdebug\s?=\s?True\b/, ['The debugger of the framework lets strangers run code', 'Turn it off outside of development.'], {
    cwe: 'CWE-489',
  }),
  rule('high', /\bis\s+(?:not\s+)?(?:["']|\d)/, ['is compares identities, not values', 'Use == there.'], { reads: 'line' }),
  rule(
    'high',
    /\brandom\.(?:choice|random|randint)\s?\(.{0,60}(?:token|secret|password)|(?:token|secret|password)\w{0,20}\s?=.{0,60}\brandom\./i,
    ['A secret is made from guessable numbers', 'Use the module secrets.'],
    { cwe: 'CWE-338' },
  ),
  rule('medium', /^\s{0,80}except\s?:/, ['Every exception is caught, exits and interrupts too', 'Name the exceptions that are expected.'], {
    cwe: 'CWE-396',
  }),
  rule('medium', /^\s{0,80}except\b.{0,80}:\s?pass\b/, ['A failure is swallowed', 'Handle it, or let it go up to who can.'], {
    cwe: 'CWE-390',
  }),
  rule('medium', /^\s{0,80}\w{1,40}\s?=\s?open\s?\(/, ['The file stays open when something fails', 'Open it in a with statement.'], {
    cwe: 'CWE-772',
  }),
  rule('medium', /\bhashlib\.(?:md5|sha1)\s?\(/, ['The hash is broken', 'Use sha256, and for passwords argon2 or bcrypt.'], {
    cwe: 'CWE-327',
  }),
  rule('medium', /\btempfile\.mktemp\s?\(/, ['Somebody else can make the file first', 'Use tempfile.NamedTemporaryFile or mkstemp.'], {
    cwe: 'CWE-377',
  }),
  rule(
    'medium',
    /\brequests\.(?:get|post|put|delete|patch)\s?\((?!.{0,300}timeout)/,
    ['The request may wait for ever', 'Give it a timeout.'],
    { cwe: 'CWE-400' },
  ),
  rule(
    'medium',
    /^\s{0,80}assert\s.{0,80}(?:user|input|request|password|auth)/i,
    ['Assertions vanish with python -O', 'Raise an exception for what comes from outside.'],
    { cwe: 'CWE-617' },
  ),
  rule('low', /[=!]=\s?None\b/, ['None is compared by value', 'Use is None.']),
  rule('low', /==\s?(?:True|False)\b/, ['A truth value is compared with a truth value', 'Use the value itself, or not.']),
  rule('low', /^\s{0,80}from\s+[\w.]{1,80}\s+import\s+\*/, ['Nobody can tell where a name comes from', 'Import by name.']),
  rule('low', /\brange\s?\(\s?len\s?\(/, ['The list is walked by index', 'Use enumerate, or the list itself.']),
  rule('low', /^\s{0,80}print\s?\(/, ['Output for debugging may be left in', 'Use logging.']),
  rule('low', /^\s{0,80}global\s/, ['A function changes what others see', 'Return the value, or keep it in an object.']),
];
