/** The place in the caller's own file at which an error arose. */
export interface Frame {
  readonly line: number;
  readonly code: string;
}

const frame = /([\w@./\\-]{1,100}\.\w{1,10})"?(?::|, line |\()(\d{1,7})/g;
const baseName = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;

/**
 * @param fileName the file that the code is from; without a name the innermost place that fits the code is taken
 * @returns the line of the code that the log names; undefined where it names none
 */
export function findFrame(log: string, code: string, fileName: string): Frame | undefined {
  const lines = code.split('\n');
  const named = [...log.matchAll(frame)].map(([, file = '', number = '']) => ({ file: baseName(file), line: Number(number) }));
  const own = named.find(({ file, line }) => file === baseName(fileName) && line >= 1 && line <= lines.length);
  return own === undefined ? undefined : { line: own.line, code: (lines[own.line - 1] ?? '').trim() };
}
