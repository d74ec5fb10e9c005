const width = 720;
const rowHeight = 26;
const labelWidth = 250;
const textColour = '#57606a';
const colours = { ours: '#0f766e', peer: '#a8a29e' };

/**
 * Horizontal bars on a logarithmic scale, each labelled with its value.
 *
 * @param {readonly { label: string, value: number, isOurs: boolean }[]} bars
 * @returns {string} an SVG picture
 */
export function speedPicture(bars) {
  const most = Math.max(...bars.map(({ value }) => value));
  const scale = (value) => (Math.log10(Math.max(value, 1)) / Math.log10(most)) * (width - labelWidth - 80);
  const height = bars.length * rowHeight + 40;
  const rows = bars.map(({ label, value, isOurs }, row) => {
    const top = row * rowHeight + 8;
    const length = Math.max(1, scale(value)).toFixed(1);
    const middle = top + 14;
    return [
      `<text x="${labelWidth - 10}" y="${middle}" text-anchor="end">${escape(label)}</text>`,
      `<rect x="${labelWidth}" y="${top}" width="${length}" height="18" rx="3" fill="${isOurs ? colours.ours : colours.peer}"/>`,
      `<text x="${labelWidth + Number(length) + 8}" y="${middle}">${Math.round(value).toLocaleString('en')}×</text>`,
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="13" fill="${textColour}">`,
    ...rows,
    `<text x="${labelWidth}" y="${height - 10}" font-size="11">seconds of music measured per second on one core, logarithmic</text>`,
    '</svg>',
    '',
  ].join('\n');
}

const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
