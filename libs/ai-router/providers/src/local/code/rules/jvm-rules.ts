import { rulesFor, type CodeRule } from '../code-rule';

const rule = rulesFor('jvm', 'kotlin');
const java = rulesFor('jvm');
const managed = rulesFor('jvm', 'kotlin', 'csharp');
const csharp = rulesFor('csharp');

/** Java, Kotlin, Scala, and C# beside them. */
export const jvmRules: readonly CodeRule[] = [
  managed(
    'critical',
    /(?:executeQuery|executeUpdate|createQuery|createNativeQuery|prepareStatement|SqlCommand|FromSqlRaw)\s?\(\s?\$?"[^"]{0,300}(?:"\s?\+|\{\w|\$\w)/,
    ['A query is put together from values', 'Use parameters.'],
    { cwe: 'CWE-89', reads: 'line' },
  ),
  rule(
    'critical',
    /\bObjectInputStream\b|\.readObject\s?\(/,
    ['Reading objects runs code that the data chooses', 'Use JSON, or a filter of allowed classes.'],
    { cwe: 'CWE-502' },
  ),
  rule(
    'high',
    /\bRuntime\.getRuntime\s?\(\)\.exec\s?\(/,
    ['A command is built at run time', 'Use ProcessBuilder with a list of arguments.'],
    { cwe: 'CWE-78' },
  ),
  java('high', /[=!]=\s?"[^"]{0,100}"|"[^"]{0,100}"\s?==/, ['Texts are compared by identity', 'Use equals.'], { reads: 'line' }),
  rule(
    'high',
    /\bnew Random\s?\(.{0,60}(?:token|secret|password)|(?:token|secret|password)\w{0,20}\s?=.{0,60}new Random/i,
    ['A secret is made from guessable numbers', 'Use SecureRandom.'],
    { cwe: 'CWE-338' },
  ),
  rule(
    'high',
    /\bTrustAllCerts?\b|\bALLOW_ALL_HOSTNAME_VERIFIER\b|checkServerTrusted\s?\([^)]{0,120}\)\s?\{\s?\}/,
    ['Certificates are not checked', 'Trust the certificate authority that is needed.'],
    { cwe: 'CWE-295' },
  ),
  managed(
    'medium',
    /\bcatch\s?\(\s?(?:Exception|Throwable)\b[^)]{0,40}\)\s?\{?\s?\}?$/,
    ['Everything is caught in one place', 'Catch what is expected and let the rest go up.'],
    { cwe: 'CWE-396' },
  ),
  managed('medium', /\bcatch\s?\([^)]{0,80}\)\s?\{\s?\}/, ['A failure is swallowed', 'Handle it, or let it go up to who can.'], {
    cwe: 'CWE-390',
  }),
  rule('medium', /\.printStackTrace\s?\(\)/, ['The stack goes to a stream that nobody reads', 'Log it with the logger.'], {
    cwe: 'CWE-209',
  }),
  rule('medium', /\bstatic\s+(?:final\s+)?SimpleDateFormat\b/, ['SimpleDateFormat is not safe among threads', 'Use DateTimeFormatter.'], {
    cwe: 'CWE-362',
  }),
  rule(
    'medium',
    /\bnew (?:FileInputStream|FileReader|FileWriter|FileOutputStream|Scanner)\s?\((?!.{0,200}try)/,
    ['The file stays open when something fails', 'Open it in try-with-resources or use.'],
    { cwe: 'CWE-772' },
  ),
  rule(
    'medium',
    /MessageDigest\.getInstance\s?\(\s?"(?:MD5|SHA-?1)"/i,
    ['The hash is broken', 'Use SHA-256, and for passwords Argon2 or bcrypt.'],
    { cwe: 'CWE-327', reads: 'line' },
  ),
  rule('medium', /\w!!(?:\.|\s|$)/, ['!! ends the program where the value is missing', 'Use ?. with a default, or check first.']),
  rule('medium', /\bThread\.(?:sleep|stop)\s?\(/, ['The thread is held by hand', 'Wait for a condition, or schedule the work.']),
  csharp('high', /\basync void\b/, ['Nobody can await this, and its failure ends the process', 'Return Task.']),
  csharp('high', /\bBinaryFormatter\b/, ['Reading objects runs code that the data chooses', 'Use System.Text.Json.'], { cwe: 'CWE-502' }),
  csharp('medium', /\.(?:Result|Wait\s?\(\))(?!\w)/, ['Waiting for a task can lock up', 'Await it.']),
  csharp('medium', /\bMD5\.Create\b|\bSHA1\.Create\b/, ['The hash is broken', 'Use SHA256.'], { cwe: 'CWE-327' }),
  managed('low', /\bSystem\.out\.print|\bConsole\.Write/, ['Output for debugging may be left in', 'Use the logger.']),
];
