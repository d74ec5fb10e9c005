export type { AudioDescription, DurationAccuracy } from './audio-description';
export { decodeAudio, type DecodeOutcome } from './decode-audio';
export type { AudioChunk, DecodeOptions } from './decode-session';
export type { Metadata } from './metadata';
export { probeAudio } from './probe-audio';
export { sniffAudioFormat } from './sniff-audio-format';
export type { ByteSource } from './source/byte-source';
export { openFileSource, type FileSource } from './source/file-source';
export { MemorySource } from './source/memory-source';
