import { rulesFor, type CodeRule } from '../code-rule';

const shell = rulesFor('shell');
const sql = rulesFor('sql');
const markup = rulesFor('markup');
const container = rulesFor('container');

/** Shell, SQL, markup and what deploys. */
export const operationsRules: readonly CodeRule[] = [
  shell(
    'critical',
    /\brm\s+-[a-z]{0,6}r[a-z]{0,6}\s+(?:"?\$\{?\w{1,40}\}?"?\/|\/\s|\/\*)/,
    ['An empty variable deletes everything', 'Write "${NAME:?}/" so that it fails instead.'],
    { cwe: 'CWE-73', reads: 'line' },
  ),
  shell(
    'high',
    /\b(?:curl|wget)\b[^|]{0,200}\|\s?(?:sudo\s)?(?:ba)?sh\b/,
    ['What a server sends is run unseen', 'Download it, check its sum, then run it.'],
    { cwe: 'CWE-494', reads: 'line' },
  ),
  shell('high', /^\s{0,40}eval\s/, ['Text is run as code', 'Use an array of arguments.'], { cwe: 'CWE-95' }),
  shell('medium', /\bchmod\s+(?:-R\s+)?(?:0?777|a\+rwx)\b/, ['Everybody may write', 'Give the rights that are needed.'], {
    cwe: 'CWE-732',
  }),
  shell('medium', /^\s{0,40}cd\s+[^&|;]{1,100}$/, ['Where cd fails, the rest runs in the wrong place', 'Write cd … || exit 1.']),
  shell(
    'medium',
    /\bfor\s+\w{1,30}\s+in\s+\$\(\s?ls\b|\bfor\s+\w{1,30}\s+in\s+`ls\b/,
    ['Names with spaces break apart', 'Loop over the pattern itself: for f in *.wav.'],
    { reads: 'line' },
  ),
  shell('medium', /\[\s+\$\w{1,40}\s/, ['An empty value breaks the test', 'Quote it: [ "$name" = … ].']),
  shell('low', /`[^`]{1,200}`/, ['Backticks do not nest', 'Use $(…).'], { reads: 'line' }),
  sql(
    'critical',
    /^\s{0,40}DELETE\s+FROM\s+[\w."]{1,80}\s?;?\s?$/i,
    ['Every row is deleted', 'Say which with WHERE, inside of a transaction.'],
    { cwe: 'CWE-400' },
  ),
  sql('critical', /^\s{0,40}UPDATE\s+[\w."]{1,80}\s+SET\s+(?!.{0,400}\bWHERE\b).{1,400};\s?$/i, [
    'Every row is changed',
    'Say which with WHERE, inside of a transaction.',
  ]),
  sql('high', /\bGRANT\s+ALL\b/i, ['More is allowed than is needed', 'Grant what this user does.'], { cwe: 'CWE-250' }),
  sql('medium', /\bNOT\s+IN\s?\(\s?SELECT\b/i, ['One NULL in there makes the answer empty', 'Use NOT EXISTS.']),
  sql('medium', /\bLIKE\s+'%/i, ['No index can be used', 'Search by the beginning, or use a full-text index.'], { reads: 'line' }),
  sql(
    'medium',
    /\b(?:price|amount|cost|total)\w{0,20}\s+(?:FLOAT|REAL|DOUBLE)\b/i,
    ['Money is rounded', 'Use DECIMAL, or integers of the smallest unit.'],
    { cwe: 'CWE-682' },
  ),
  sql('low', /\bSELECT\s+\*/i, ['More columns come than are needed, and others tomorrow', 'Name the columns.']),
  markup(
    'high',
    /\bon(?:click|error|load|mouseover)\s?=\s?["'][^"']{0,100}\$?\{/i,
    ['A value becomes script', 'Bind the handler in code.'],
    { cwe: 'CWE-79', reads: 'line' },
  ),
  markup('medium', /\btarget\s?=\s?["']_blank["'](?!.{0,200}\brel\s?=)/i, ['The new page can move this one', 'Add rel="noopener".'], {
    cwe: 'CWE-1022',
    reads: 'line',
  }),
  markup('medium', /<(?:script|link|iframe)\b[^>]{0,200}["']http:\/\//i, ['Code comes over an open line', 'Use https.'], {
    cwe: 'CWE-319',
    reads: 'line',
  }),
  markup(
    'low',
    /<img\b(?![^>]{0,300}\balt\s?=)[^>]{0,300}>/i,
    ['Nobody who cannot see it knows what it shows', 'Give it alt, empty where it is decoration.'],
    { reads: 'line' },
  ),
  container(
    'high',
    /\bprivileged\s?[:=]\s?true\b/,
    ['The container may do everything to its host', 'Add the one capability that is needed.'],
    { cwe: 'CWE-250' },
  ),
  container('high', /\b0\.0\.0\.0\/0\b/, ['The whole internet may connect', 'Name the networks that may.'], {
    cwe: 'CWE-284',
    reads: 'line',
  }),
  container(
    'medium',
    /^\s{0,20}FROM\s+\S{1,200}:latest\b|^\s{0,20}image:\s?\S{1,200}:latest\b/,
    ['Tomorrow this is another image', 'Name a version, best with its digest.'],
    { cwe: 'CWE-1357', reads: 'line' },
  ),
  container('medium', /\bhostNetwork\s?:\s?true|\bhostPID\s?:\s?true/, ['The container sees its host', 'Leave it out.'], {
    cwe: 'CWE-250',
  }),
  container('medium', /^\s{0,20}USER\s+root\b|\brunAsUser\s?:\s?0\b/, ['It runs as root', 'Run it as a user of its own.'], {
    cwe: 'CWE-250',
  }),
  container('medium', /^\s{0,20}ADD\s+https?:/, ['What is downloaded is not checked', 'Use curl and compare its sum.'], {
    cwe: 'CWE-494',
    reads: 'line',
  }),
];
