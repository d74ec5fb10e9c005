import type { LocalQuestion } from './local-question';

const standIns = new Set(['', 'see the request', 'not given', 'as it looks', '(unnamed)', 'see the details', 'your choice']);

/** @returns a value that the caller has really given; what stands for one that is missing is none. */
export function givenValue({ values }: LocalQuestion, ...names: readonly string[]): string {
  const name = names.find((one) => !standIns.has(values[one]?.trim() ?? ''));
  return name === undefined ? '' : (values[name] ?? '');
}

const fence = /```[\w+#-]{0,20}\n([\s\S]*?)```/;

/** @returns the code of a text: what stands between fences, or all of it. */
export const codeIn = (text: string): string => fence.exec(text)?.[1] ?? text;
