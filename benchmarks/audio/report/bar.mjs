import { absent } from './format.mjs';

/**
 * @typedef {object} Bar
 * @property {string} what
 * @property {string} bar
 * @property {string} measured
 * @property {boolean | null} holds null when it could not be measured
 */

/** @returns {Bar} a figure that is to be at least so much */
export const atLeast = (what, value, limit, show) => compared(what, value, `≥ ${show(limit)}`, show, (measured) => measured >= limit);

/** @returns {Bar} a figure that is to be at most so much */
export const atMost = (what, value, limit, show) => compared(what, value, `≤ ${show(limit)}`, show, (measured) => measured <= limit);

/** @returns {Bar} a figure that is told and not judged */
export const told = (what, measured) => ({ what, bar: absent, measured, holds: null });

function compared(what, value, bar, show, holds) {
  if (typeof value !== 'number' || Number.isNaN(value)) return { what, bar, measured: absent, holds: null };
  return { what, bar, measured: show(value), holds: holds(value) };
}

/** @param {readonly Bar[]} bars */
export const barRows = (bars) =>
  bars.map(({ what, bar, measured, holds }) => [what, bar, measured, holds === null ? absent : holds ? 'yes' : '**no**']);
