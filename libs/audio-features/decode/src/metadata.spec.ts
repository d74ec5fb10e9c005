import { MetadataCollector } from './metadata';

const collect = (name: Parameters<MetadataCollector['add']>[0], text: string): unknown => {
  const collector = new MetadataCollector();
  collector.add(name, text);
  return collector.toMetadata();
};

describe(MetadataCollector, () => {
  it('takes control characters, escape sequences and direction marks out of text', () => {
    expect(collect('title', 'A\u0000B\n\u001b[31mC\u202eD\u2028E')).toEqual({ title: 'A B [31mC D E' });
  });

  it('bounds the length of a value', () => {
    expect(collect('comment', '🎵'.repeat(10_000))).toEqual({ comment: '🎵'.repeat(256) });
  });

  it('reads tempo and track number as numbers, and drops what is none', () => {
    expect(collect('trackNumber', '3/12')).toEqual({ trackNumber: 3 });
    expect(collect('bpm', '120.5 BPM')).toEqual({ bpm: 120.5 });
    expect(collect('bpm', 'fast')).toEqual({});
    expect(collect('bpm', '1e999')).toEqual({});
  });

  it('keeps the first value of a name', () => {
    const collector = new MetadataCollector();
    collector.add('artist', 'One');
    collector.add('artist', 'Two');
    expect(collector.toMetadata()).toEqual({ artist: 'One' });
  });
});
