export const absent = '–';

/** @param {number | null | undefined} value */
export const number = (value, digits = 1) =>
  typeof value === 'number' ? value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }) : absent;

export const percent = (share, digits = 1) => (typeof share === 'number' ? `${number(100 * share, digits)} %` : absent);

/** With its sign, as deviations are read. */
export const signed = (value, digits = 2) => (typeof value === 'number' ? `${value < 0 ? '' : '+'}${number(value, digits)}` : absent);

/** Seconds of music per second. */
export const timesRealtime = (seconds, timing) =>
  timing === undefined
    ? absent
    : `${number(seconds / timing.cpuSeconds, 0)}× (${number(seconds / timing.wallSeconds, 0)}× by the clock on the wall)`;
