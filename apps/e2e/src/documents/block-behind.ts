import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const repository = join(__dirname, '../../../..');

/** @returns the first block of a language behind the given words of a document */
export async function blockBehind(words: string, { document, language }: { document: string; language: 'sh' | 'js' }): Promise<string> {
  const text = await readFile(join(repository, document), 'utf8');
  const begin = text.indexOf(`\`\`\`${language}\n`, text.indexOf(words));
  const end = text.indexOf('```', begin + 3);
  if (!text.includes(words) || begin < 0 || end < 0) throw new Error(`${document} has no ${language} block behind "${words}".`);
  return text.slice(text.indexOf('\n', begin) + 1, end);
}
