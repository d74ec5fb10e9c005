const cell = (text) => text.replaceAll('|', '\\|');

/** @returns a Markdown table of rows of texts */
export function markdownTable(titles, rows) {
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---')), ...rows.map(line)].join('\n');
}
