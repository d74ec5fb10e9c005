import { oggChecksum } from '../ogg/ogg-checksum';

export interface OggPacket {
  readonly bytes: Uint8Array;
  /** The position at its end; what has another one begins a page of its own. */
  readonly granule: number;
}

const maxSegments = 255;

/** @returns one Ogg stream: the first packet has a page of its own, later ones of one position share theirs, and long ones go on on the next. */
export function buildOgg(packets: readonly OggPacket[]): Uint8Array {
  const pages: { segments: number[]; parts: Uint8Array[]; granule: number | undefined; isContinued: boolean }[] = [];
  let page = { segments: [] as number[], parts: [] as Uint8Array[], granule: undefined as number | undefined, isContinued: false };
  const turn = (isContinued: boolean): void => {
    if (page.segments.length > 0) pages.push(page);
    page = { segments: [], parts: [], granule: undefined, isContinued };
  };
  for (const [index, { bytes, granule }] of packets.entries()) {
    if (index === 1 || (page.granule !== undefined && page.granule !== granule)) turn(false);
    for (let at = 0; at <= bytes.length; at += maxSegments) {
      if (page.segments.length === maxSegments) turn(at > 0);
      page.segments.push(Math.min(255, bytes.length - at));
      page.parts.push(bytes.subarray(at, at + 255));
    }
    page.granule = granule;
  }
  turn(false);
  return Buffer.concat(
    pages.map(({ segments, parts, granule, isContinued }, sequence) => {
      const flags = (isContinued ? 1 : 0) | (sequence === 0 ? 2 : 0) | (sequence === pages.length - 1 ? 4 : 0);
      return buildPage({ segments, body: Buffer.concat(parts), granule, flags, sequence });
    }),
  );
}

function buildPage(page: {
  segments: number[];
  body: Uint8Array;
  granule: number | undefined;
  flags: number;
  sequence: number;
}): Uint8Array {
  const header = Buffer.alloc(27);
  header.write('OggS');
  header.writeUInt8(page.flags, 5);
  header.writeBigInt64LE(page.granule === undefined ? -1n : BigInt(page.granule), 6);
  header.writeUInt32LE(7, 14);
  header.writeUInt32LE(page.sequence, 18);
  header.writeUInt8(page.segments.length, 26);
  const bytes = Buffer.concat([header, Uint8Array.from(page.segments), page.body]);
  bytes.writeUInt32LE(oggChecksum(bytes), 22);
  return bytes;
}

/** @returns the identification header of Opus, without pre-skip. */
export function opusHead(channels: number): Uint8Array {
  const head = Buffer.alloc(19);
  head.write('OpusHead\u0001', 'latin1');
  head.writeUInt8(channels, 9);
  head.writeUInt32LE(48_000, 12);
  return head;
}

/** @returns the comments of Opus with so many bytes of a picture in them. */
export function opusTags(pictureBytes: number): Uint8Array {
  const picture = Buffer.from(`METADATA_BLOCK_PICTURE=${'A'.repeat(pictureBytes)}`);
  const title = Buffer.from('TITLE=Covered');
  return Buffer.concat([Buffer.from('OpusTags'), uint32(0), uint32(2), uint32(title.length), title, uint32(picture.length), picture]);
}

function uint32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
