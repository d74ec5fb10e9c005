import { invalidAudio } from '../invalid-audio';
import type { OggPage } from './ogg-page';

export interface OggPagePackets {
  /** Those that end on the page. */
  readonly packets: readonly Uint8Array[];
  /** How many pages of the stream are missing before it. */
  readonly missingPages: number;
}

/** Pictures among the comments are large; no packet of sound is. */
const maxPacketBytes = 32 * 1024 * 1024;

/** Puts the packets of one stream together from its pages (RFC 3533 §5). A packet of which a page is missing is dropped. */
export class OggPacketAssembler {
  #parts: Uint8Array[] = [];
  #partBytes = 0;
  #lastSequence: number | undefined;

  /** @throws EarshotError INVALID_AUDIO when a packet is larger than any honest one */
  take(page: OggPage): OggPagePackets {
    const missingPages = this.#lastSequence === undefined ? 0 : (page.sequence - this.#lastSequence - 1) >>> 0;
    this.#lastSequence = page.sequence;
    if (missingPages > 0 || !page.isContinued) this.#drop();
    let isHeadless = page.isContinued && this.#parts.length === 0;
    const packets: Uint8Array[] = [];
    let start = 0;
    let end = 0;
    for (const length of page.segments) {
      end += length;
      if (length === 255) continue;
      const packet = this.#complete(page.body.subarray(start, end));
      if (!isHeadless) packets.push(packet);
      isHeadless = false;
      start = end;
    }
    if (start < end && !isHeadless) this.#keep(page.body.subarray(start, end));
    return { packets, missingPages };
  }

  #keep(part: Uint8Array): void {
    this.#parts.push(part);
    this.#partBytes += part.length;
    if (this.#partBytes > maxPacketBytes) throw invalidAudio('The Ogg stream holds an impossibly large packet.', { maxPacketBytes });
  }

  #complete(rest: Uint8Array): Uint8Array {
    if (this.#parts.length === 0) return rest;
    const packet = Buffer.concat([...this.#parts, rest]);
    this.#drop();
    return packet;
  }

  #drop(): void {
    this.#parts = [];
    this.#partBytes = 0;
  }
}
