import { checkVariables } from './check-variables';
import { codeLanguages } from './code-languages';

const settings = {
  ...{
    version: '1',
    description: 'd',
    temperature: 0,
    maxTokens: 1,
    output: 'text' as const,
    compress: 'values' as const,
    aliases: [],
    defaults: {},
  },
  variables: ['code', 'language'],
  kinds: { code: 'code' as const, language: 'language' as const },
};
const check = (values: Record<string, string>, limitBytes = 51_200) => checkVariables({ settings }, values, limitBytes);
const refusal = (values: Record<string, string>, limitBytes?: number): unknown => {
  try {
    return check(values, limitBytes);
  } catch (error) {
    return error;
  }
};

describe(checkVariables, () => {
  it('knows at least 25 languages, each under one name', () => {
    const names = codeLanguages.flatMap(({ name, aliases }) => [name.toLowerCase(), ...aliases]);
    expect(codeLanguages.length).toBeGreaterThanOrEqual(25);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([
    ['js', 'JavaScript'],
    ['.TS', 'TypeScript'],
    ['python', 'Python'],
    ['C++', 'C++'],
    ['not given', 'not given'],
  ])('reads the language %p as %p', (language, name) => {
    expect(check({ language })).toEqual({ language: name });
  });

  it('lists the languages where one is not known', () => {
    expect(refusal({ language: 'klingon' })).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringMatching(/^language: .*JavaScript, TypeScript, Python/),
      details: { field: 'language', known: expect.arrayContaining(['Rust']) },
    });
  });

  it('takes 50 KB of code and not one byte more', () => {
    expect(check({ code: 'x'.repeat(51_200) })['code']).toHaveLength(51_200);
    expect(refusal({ code: 'x'.repeat(51_201) })).toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'code', limitBytes: 51_200, sizeBytes: 51_201 },
    });
  });

  it('counts bytes, not characters, against a limit that can be set', () => {
    expect(refusal({ code: 'é'.repeat(51) }, 101)).toMatchObject({ details: { sizeBytes: 102 } });
    expect(check({ code: 'é'.repeat(50) }, 100)).toEqual({ code: 'é'.repeat(50) });
  });

  it.each([
    ['a zero byte', 'a\0b'],
    ['an archive', 'PK\x03\x04 and more'],
    ['a document', '%PDF-1.7 and more'],
    ['bytes read as text', '\ufffd\x02\x01a\ufffd\ufffdb'],
    ['half of a character', 'a\ud83d'],
  ])('refuses %s as code', (_what, code) => {
    expect(refusal({ code })).toMatchObject({ code: 'INVALID_INPUT', details: { field: 'code' } });
  });

  it('takes logs with colours, tabs and breaks', () => {
    const code = '\x1b[31mError\x1b[0m\tat x\r\n  at y\f';
    expect(check({ code })).toEqual({ code });
  });

  it('passes over what no template names', () => {
    expect(check({ more: 'x'.repeat(60_000) })).toEqual({});
  });
});
