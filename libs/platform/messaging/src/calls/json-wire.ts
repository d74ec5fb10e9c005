import type { Crossing } from './crossing';

/** @returns what crosses as JSON text. Wrapped, because a payload may be nothing at all. */
export const toWire = ({ data: payload }: Crossing): string => JSON.stringify({ payload });

/** @returns what a text brings. */
export const fromWire = (text: string): Crossing => ({ data: (JSON.parse(text) as { readonly payload?: unknown }).payload });
