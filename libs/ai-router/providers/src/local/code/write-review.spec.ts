import { inspectCode } from './inspect-code';
import { codeRules } from './rules/code-rules';
import { writeReview } from './write-review';

const review = (code: string, language: string, path = 'a'): string =>
  writeReview({ task: 'code_review', values: { file_path: path, file_content: code, language } }) ?? '';
const titles = (code: string, language: string): string[] => inspectCode(code, language).issues.map(({ title }) => title);

describe(writeReview, () => {
  it('lists what it sees, the worst first, in the layout of the task', () => {
    const text = review('const key = Math.max(1);\nif (x == 1) eval(input);\nvar y = 1;\n', 'javascript');
    expect(text).toMatch(/^## Issues Found\n\n- \*\*critical\*\*, line 2: Text is run as code \(CWE-95\)\. `if \(x == 1\) eval\(input\);`/);
    expect(text).toMatch(/## Worth Keeping[^]*## Next Step\n\nBegin with line 2[^]*no model has read it/);
  });

  it('says that clean code is clean', () => {
    expect(review('export const double = (value: number): number => value * 2;\n', 'ts')).toContain('None that rules can see.');
  });

  it('has nothing to say without code', () => {
    expect(writeReview({ task: 'code_review', values: { file_content: 'see the request', prompt: 'not given' } })).toBeUndefined();
  });
});

describe('code rules', () => {
  it.each([
    ['javascript', 'if (a = b) run();', 'An assignment stands where a comparison is meant'],
    ['typescript', 'for (let i = 0; i <= list.length; i++) {}', 'The loop runs one past the end'],
    ['javascript', 'db.query(`SELECT * FROM a WHERE id = ${id}`)', 'A query is put together from values'],
    ['js', 'try { run(); } catch (e) {}', 'A failure is swallowed'],
    ['python', 'def add(item, items=[]):\n    items.append(item)', 'The default value is made once and shared by all calls'],
    ['py', 'try:\n    run()\nexcept:\n    pass', 'Every exception is caught, exits and interrupts too'],
    ['python', 'cursor.execute(f"SELECT * FROM a WHERE id = {id}")', 'A query is put together from values'],
    ['java', 'if (name == "admin") {}', 'Texts are compared by identity'],
    ['kotlin', 'val size = name!!.length', '!! ends the program where the value is missing'],
    ['c', 'strcpy(target, source);', 'The buffer is written without a limit'],
    ['c++', 'if (p->next = nullptr) return;', 'An assignment stands where a comparison is meant'],
    ['c#', 'public async void Save() {', 'Nobody can await this, and its failure ends the process'],
    ['go', 'data, _ := os.ReadFile(path)', 'An error is thrown away'],
    ['rust', 'let value = map.get("a").unwrap();', 'A missing value ends the program'],
    ['ruby', 'User.where("name = #{name}")', 'A query is put together from values'],
    ['php', 'echo "Hello " . $_GET["name"];', 'What a visitor sends becomes markup'],
    ['shell', 'rm -rf $DIRECTORY/cache', 'An empty variable deletes everything'],
    ['sql', 'DELETE FROM users;', 'Every row is deleted'],
    ['html', '<a href="/x" target="_blank">x</a>', 'The new page can move this one'],
    ['dockerfile', 'FROM node:latest', 'Tomorrow this is another image'],
    ['haskell', '<<<<<<< HEAD', 'A merge was not finished'],
  ])('see in %s that %s is a mistake', (language, code, title) => {
    expect(titles(code, language)).toContain(title);
  });

  it.each([
    ['javascript', 'if (a >= b && c <= d) {}'],
    ['javascript', 'const text = "eval(x) is bad"; // never use eval(x)'],
    ['typescript', 'for (const item of items.slice(0, items.length - 1)) use(item);'],
    ['c', 'if (a>=b) return;\nif (a == b) return;'],
    ['python', '# except: pass\nwith open(path) as file:\n    data = file.read()'],
    ['kotlin', 'if (name == "admin") run()'],
    ['go', 'value, err := read()\nif err != nil { return err }'],
    ['sql', "UPDATE users SET name = 'x' WHERE id = 1;"],
    ['shell', 'rm -rf "${BUILD:?}/cache"'],
  ])('see no mistake in %s: %s', (language, code) => {
    expect(titles(code, language)).toEqual([]);
  });

  it('measure how much there is in a function', () => {
    const deep = `function walk(a, b, c, d, e, f) {\n${'if (a) {\n'.repeat(6)}${'}\n'.repeat(6)}}\n`;
    expect(inspectCode(deep, 'javascript').functions).toEqual([{ name: 'walk', line: 1, lines: 14, parameters: 6, depth: 6, paths: 7 }]);
    expect(titles(deep, 'javascript')).toEqual(['walk nests 6 blocks deep']);
    const python = `def walk(a):\n    if a:\n        for b in a:\n            print_all(b)\n\nx = 1\n`;
    expect(inspectCode(python, 'python').functions).toEqual([{ name: 'walk', line: 1, lines: 5, parameters: 1, depth: 2, paths: 3 }]);
  });

  it('tell a language by how it looks', () => {
    expect(inspectCode('def run():\n    eval(x)\n').family).toBe('python');
    expect(inspectCode('#include <stdio.h>\nint main() { gets(a); }').family).toBe('c');
  });

  it('have a fix and a title each, and no flags that remember', () => {
    for (const { title, fix, pattern } of codeRules) {
      expect(title).not.toBe('');
      expect(fix).toMatch(/\.$/);
      expect(pattern.flags).not.toMatch(/[gy]/);
    }
  });
});
