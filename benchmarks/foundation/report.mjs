import { cpus } from 'node:os';

/** One line that tells on what machine a figure was measured. */
export const machineLine = () => `Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}).`;

/** A Markdown table. */
export const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
