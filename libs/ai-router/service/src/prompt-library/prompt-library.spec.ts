import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPromptFolder } from './prompt-folder';
import { PromptLibrary } from './prompt-library';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-prompts-'));
  cpSync(findPromptFolder(), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (): PromptLibrary => PromptLibrary.read(folder, ['vibe_analysis']);
const edit = (file: string, change: (text: string) => string): void => {
  const path = join(folder, 'vibe_analysis', file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
};

describe(PromptLibrary, () => {
  it('finds the prompts that are shipped', () => {
    expect(read().find('vibe_analysis')?.settings.version).toBe('1');
    expect(read().find('poetry')).toBeUndefined();
  });

  it('finds a prompt by its other names', () => {
    expect(read().find('security')?.task).toBe('security_scan');
  });

  it('refuses to start over a name that belongs to two prompts', () => {
    edit('settings.json', (text) => text.replace('"temperature"', '"aliases": ["security"], "temperature"'));
    expect(read).toThrow('vibe_analysis/settings.json takes the name security, which belongs to security_scan.');
  });

  it('gives an edited prompt another fingerprint', () => {
    const before = read().find('vibe_analysis')?.fingerprint;
    edit('system.md', (text) => `${text} Be brief.`);
    expect(read().find('vibe_analysis')?.fingerprint).not.toBe(before);
  });

  it('refuses to start over an unknown variable, and names it with its file', () => {
    edit('user.md', (text) => text.replace('{bpm}', '{tempo}'));
    expect(read).toThrow(/vibe_analysis\/user\.md uses the variable \{tempo\}/);
  });

  it('refuses to start over a schema that is not what answers are checked against', () => {
    edit('schema.json', (text) => text.replace('"mood"', '"feeling"'));
    expect(read).toThrow('vibe_analysis/schema.json does not say what answers are checked against.');
  });

  it('refuses to start without the prompt of a task', () => {
    expect(() => PromptLibrary.read(folder, ['poetry'])).toThrow('poetry/ is missing although the task has a route.');
  });
});
