/** @returns the JSON text of a payload. Wrapped, because a payload may be nothing at all. */
export const toWire = (payload: unknown): string => JSON.stringify({ payload });

/** @returns the payload as its receiver sees it: dates are strings, and what JSON cannot say is gone. */
export const fromWire = (text: string): unknown => (JSON.parse(text) as { readonly payload?: unknown }).payload;
