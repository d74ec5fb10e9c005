import { rulesFor, type CodeRule } from '../code-rule';

const rule = rulesFor('c');

/** C, C++ and Objective-C. */
export const cRules: readonly CodeRule[] = [
  rule('critical', /(?<!\w)gets\s?\(/, ['gets cannot know how large its buffer is', 'Use fgets with the size.'], { cwe: 'CWE-242' }),
  rule('critical', /\bscanf\s?\(\s?"[^"]{0,60}%s/, ['%s reads past the end of the buffer', 'Give it a width, for example %63s.'], {
    cwe: 'CWE-120',
    reads: 'line',
  }),
  rule(
    'high',
    /(?<!\w)(?:strcpy|strcat|sprintf|vsprintf)\s?\(/,
    ['The buffer is written without a limit', 'Use snprintf or a counted copy.'],
    { cwe: 'CWE-120' },
  ),
  rule(
    'high',
    /(?<!\w)(?:printf|syslog)\s?\(\s?[a-z_]\w{0,60}\s?\)|(?<!\w)fprintf\s?\(\s?\w{1,30},\s?[a-z_]\w{0,60}\s?\)/i,
    ['A value is used as the format', 'Write printf("%s", value).'],
    { cwe: 'CWE-134' },
  ),
  rule(
    'high',
    /(?<!\w)(?:system|popen)\s?\(\s?[a-z_]/i,
    ['A command is built at run time and goes through a shell', 'Use the exec family with a list of arguments.'],
    { cwe: 'CWE-78' },
  ),
  rule('high', /\bif\s?\(\s?\*?(?:\w|\.|->){1,60}\s?=\s?[^=]/, ['An assignment stands where a comparison is meant', 'Write == there.'], {
    cwe: 'CWE-481',
  }),
  rule(
    'high',
    /\brealloc\s?\(\s?(\w{1,40})\s?,.{0,80}\)/,
    ['Where realloc fails, the old memory may be lost', 'Keep its result in another pointer until it is checked.'],
    { cwe: 'CWE-401' },
  ),
  rule(
    'high',
    /\breturn\s?&\s?[a-z]\w{0,40}\s?;/,
    ['The address of something local is handed out', 'Return the value, or let the caller give the memory.'],
    { cwe: 'CWE-562' },
  ),
  rule('medium', /\bmalloc\s?\(\s?\w{1,40}\s?\*\s?\w{1,40}/, ['The size may overflow', 'Use calloc, which checks the product.'], {
    cwe: 'CWE-190',
  }),
  rule('medium', /\bstrncpy\s?\(/, ['strncpy may leave the text without its end', 'Set the last byte to 0, or use snprintf.'], {
    cwe: 'CWE-170',
  }),
  rule('medium', /(?<!\w)alloca\s?\(/, ['The stack may not be large enough', 'Use the heap, or a fixed size.'], { cwe: 'CWE-770' }),
  rule('medium', /\b(?:atoi|atol|atof)\s?\(/, ['What is no number reads as 0', 'Use strtol and look at where it stopped.'], {
    cwe: 'CWE-252',
  }),
  rule('medium', /(?<!\w)s?rand\s?\(/, ['The numbers can be guessed', 'Use the random source of the system for anything secret.'], {
    cwe: 'CWE-338',
  }),
  rule('medium', /\bnew\s+\w[\w:<>]{0,60}\s?[[(;]/, ['Somebody has to delete this', 'Use std::make_unique or a container.'], {
    cwe: 'CWE-401',
  }),
  rule('low', /^\s{0,40}using namespace std\s?;/, ['Every name of std is here now', 'Name what is used.']),
  rule('low', /\bgoto\s+\w/, ['Control jumps', 'Use a loop or a function, unless it leads to the one place that cleans up.']),
];
