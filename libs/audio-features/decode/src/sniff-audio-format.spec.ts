import { buildAiff } from './__fixtures__/build-aiff';
import { buildWav } from './__fixtures__/build-wav';
import { readFixture } from './__fixtures__/read-fixture';
import { sniffAudioFormat } from './sniff-audio-format';

const withMagic = (magic: string): Uint8Array => Buffer.concat([Buffer.from(magic, 'latin1'), buildWav().subarray(4)]);

describe(sniffAudioFormat, () => {
  it.each([
    ['WAV', buildWav()],
    ['WAV', withMagic('RF64')],
    ['WAV', withMagic('BW64')],
    ['AIFF', buildAiff()],
    ['AIFF', buildAiff({ compression: 'sowt' })],
    ['FLAC', readFixture('sine.flac')],
    ['MP3', readFixture('sine.mp3')],
    ['MP3', readFixture('sine-mono-vbr.mp3')],
    ['MP3', Buffer.concat([Buffer.alloc(100), readFixture('sine-cbr-without-info.mp3')])],
    ['OGG', readFixture('sine.ogg')],
    ['OPUS', readFixture('sine.opus')],
    ['M4A', readFixture('sine.m4a')],
  ])('recognises %s', (format, bytes) => {
    expect(sniffAudioFormat(bytes.subarray(0, 4_096))).toBe(format);
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['an ELF program', Buffer.from('\x7fELF\x02\x01\x01', 'latin1')],
    ['a page of HTML', Buffer.from('<!doctype html><title>song.wav</title>')],
    ['a ZIP archive', Buffer.from('PK\x03\x04\x14\x00\x00\x00', 'latin1')],
    ['text', Buffer.from('RIFF raff, this is no sound at all.')],
    ['a RIFF file that is no WAVE', withMagic('RIFF').fill(0x41, 8, 12)],
    ['one sync pattern without a second frame', Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(2_000, 0x20)])],
    ['an ELF program with MP3 frames in it', Buffer.concat([Buffer.from('\x7fELF', 'latin1'), readFixture('sine-cbr-without-info.mp3')])],
    ['an AVIF picture', Buffer.from('\0\0\0\x18ftypavif\0\0\0\0avifmif1', 'latin1')],
    ['ADTS', Buffer.from([0xff, 0xf1, 0x50, 0x80, 0x25, 0xdf, 0xfc, 0xde])],
  ])('takes %s for no audio', (_, bytes) => {
    expect(sniffAudioFormat(bytes)).toBeUndefined();
  });
});
