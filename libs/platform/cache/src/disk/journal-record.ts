import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { Counters } from '../cache-store';
import type { MapEntry } from '../memory/bounded-map';

/** One change of the cache. */
export type JournalRecord =
  | { readonly kind: 'kept'; readonly key: string; readonly entry: MapEntry }
  | { readonly kind: 'dropped'; readonly key: string }
  /** The counters as they stood, not by how much they changed. */
  | { readonly kind: 'counted'; readonly group: string; readonly counters: Counters };

const recordSchema: z.ZodType<JournalRecord> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('kept'), key: z.string(), entry: z.object({ text: z.string(), expiresAtMs: z.number().nullable() }) }),
  z.object({ kind: z.literal('dropped'), key: z.string() }),
  z.object({ kind: z.literal('counted'), group: z.string(), counters: z.record(z.string(), z.int()) }),
]);

const checksumDigits = 8;

/** @returns the record as a line: its CRC-32 (ISO 3309) in hexadecimal, a space, and JSON. */
export function encodeRecord(record: JournalRecord): string {
  const json = JSON.stringify(record);
  return `${checksum(json)} ${json}\n`;
}

/** @returns the record of a line without its end; undefined for one that was torn or changed. */
export function decodeRecord(line: string): JournalRecord | undefined {
  const json = line.slice(checksumDigits + 1);
  if (line !== `${checksum(json)} ${json}`) return undefined;
  return recordSchema.safeParse(JSON.parse(json)).data;
}

const checksum = (text: string): string => crc32(text).toString(16).padStart(checksumDigits, '0');
