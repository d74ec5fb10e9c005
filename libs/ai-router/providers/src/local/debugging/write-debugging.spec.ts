import { explainError } from './explain-error';
import { writeDebugging } from './write-debugging';

const debug = (values: Record<string, string>): string => writeDebugging({ task: 'debugging', values }) ?? '';

describe(writeDebugging, () => {
  it('names the cause, the line and the fix', () => {
    const text = debug({
      file_name: 'src/user.js',
      code: 'const user = find(id);\n\nreturn user.name;',
      error_log: "TypeError: Cannot read properties of undefined (reading 'name')\n    at show (/app/src/user.js:3:13)",
    });
    expect(text).toContain(
      '## Cause\n\nSomething is undefined where an object is expected: `name` is asked of it. It arises in line 3: `return user.name;`.',
    );
    expect(text).toContain('write `?.name`');
    expect(text).toMatch(/## Fix[^]*## Why It Works[^]*## Prevent[^]*no model has read it/);
  });

  it('falls back on what it sees in the code', () => {
    expect(debug({ file_name: 'a.py', code: 'def add(item, items=[]):\n    return items', error_log: 'it grows' })).toContain(
      'The most likely place is line 1: The default value is made once',
    );
  });

  it('says what it would have to see', () => {
    expect(debug({ file_name: 'a.py', code: 'x = 1', error_log: 'odd' })).toContain('The observation that would decide');
  });
});

describe(explainError, () => {
  it.each([
    ["ModuleNotFoundError: No module named 'numpy'", 'The module `numpy` cannot be found'],
    ["KeyError: 'bpm'", 'The dictionary has no key `bpm`'],
    ["AttributeError: 'NoneType' object has no attribute 'split'", 'A `NoneType` is asked for `split`'],
    ['Exception in thread "main" java.lang.NullPointerException', 'Something is null'],
    ['panic: runtime error: invalid memory address or nil pointer dereference', 'A pointer is nil'],
    ["thread 'main' panicked at 'called `Option::unwrap()` on a `None` value'", 'unwrap met what is not there'],
    ['Segmentation fault (core dumped)', 'Memory is used that does not belong'],
    ['Error: connect ECONNREFUSED 127.0.0.1:5432', 'Nobody listens at the address 127.0.0.1:5432'],
    ['Error: listen EADDRINUSE: address already in use :::3000', 'is taken'],
    ['duplicate key value violates unique constraint "users_email_key"', 'unique is there already: users_email_key'],
    ['Back-off restarting failed container (CrashLoopBackOff)', 'ends again and again'],
    ['JavaScript heap out of memory', 'More memory is held'],
    ['error TS2345: Argument of type string is not assignable', 'The type checker refuses (TS2345)'],
    ["NoMethodError: undefined method `name' for nil:NilClass", '`name` is called on nil'],
  ])('explains %s', (log, cause) => {
    expect(explainError(log)?.cause).toContain(cause);
  });

  it('knows no error where there is none', () => {
    expect(explainError('Server started.')).toBeUndefined();
  });
});
