import { EarshotError } from '@earshot/contracts';

/** 50 KB: as much of code or prose as one request may hold. */
export const usualLimitBytes = 50 * 1024;

/** One text in this many characters may be a control character: logs hold colours, binary files hold nothing else. */
const charactersPerControl = 10;
// eslint-disable-next-line no-control-regex -- what no text holds except tabs, breaks, form feeds and escapes
const control = /[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f\ufffd]/g;
// eslint-disable-next-line no-control-regex -- how files of other kinds begin
const binaryStart = /^(?:%PDF-|PK\x03\x04|\x7fELF|MZ[\s\S]\x00|GIF8[79]a|\x89PNG|RIFF[\s\S]{4}(?:WAVE|WEBP)|ID3[\x02-\x04]|fLaC|OggS)/;

/**
 * Checks a text that came from outside.
 *
 * @param field what an error calls it
 * @throws EarshotError INVALID_INPUT with details `{ field }`, and `{ limitBytes, sizeBytes }` where it is too long
 */
export function checkText(text: string, field: string, limitBytes: number): void {
  // No text has fewer bytes than characters, so most are known to be short without being counted.
  const sizeBytes = text.length * 3 <= limitBytes ? text.length : Buffer.byteLength(text);
  if (sizeBytes > limitBytes) {
    throw new EarshotError('INVALID_INPUT', `${field}: at most ${limitBytes} bytes are taken; this has ${sizeBytes}.`, {
      details: { field, limitBytes, sizeBytes },
    });
  }
  if (isBinary(text)) throw new EarshotError('INVALID_INPUT', `${field}: this is no text.`, { details: { field } });
  if (/\p{Surrogate}/u.test(text))
    throw new EarshotError('INVALID_INPUT', `${field}: half of a character is in it.`, { details: { field } });
}

function isBinary(text: string): boolean {
  if (text.includes('\0') || binaryStart.test(text)) return true;
  return (text.match(control)?.length ?? 0) * charactersPerControl > text.length;
}
