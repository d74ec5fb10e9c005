/** Tags of a file under our own names. */
export type Metadata = Readonly<Record<string, string | number>>;

const maxValueCharacters = 256;

/** The tags that are kept. A closed list: a file can neither invent a name (`__proto__`) nor fill a document. */
export type TagName =
  | 'title'
  | 'artist'
  | 'album'
  | 'albumArtist'
  | 'composer'
  | 'date'
  | 'genre'
  | 'comment'
  | 'copyright'
  | 'encoder'
  | 'key'
  | 'bpm'
  | 'trackNumber';

const numericTags: ReadonlySet<TagName> = new Set(['bpm', 'trackNumber']);

/** Gathers the tags of one file: the first value of a name wins, text is bounded and printable. */
export class MetadataCollector {
  readonly #tags = new Map<TagName, string | number>();

  add(name: TagName | undefined, text: string): void {
    if (name === undefined || this.#tags.has(name)) return;
    const value = numericTags.has(name) ? leadingNumber(text) : printable(text);
    if (value !== undefined && value !== '') this.#tags.set(name, value);
  }

  toMetadata(): Metadata {
    return Object.fromEntries(this.#tags);
  }
}

/** "3/12" is track 3, "120.5 BPM" is 120.5. */
function leadingNumber(text: string): number | undefined {
  const value = Number.parseFloat(text.slice(0, 32));
  return Number.isFinite(value) && value >= 0 && value <= 100_000 ? value : undefined;
}

/** Control, format, surrogate and private-use characters leave: they could forge log lines, hide text or turn its direction. */
function printable(text: string): string {
  const cleaned = text
    .slice(0, 4 * maxValueCharacters)
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  return Array.from(cleaned).slice(0, maxValueCharacters).join('');
}
