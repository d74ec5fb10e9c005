/** What a term means; its names in lower case, the usual one first. */
export interface GlossaryEntry {
  readonly names: readonly string[];
  readonly text: string;
}

const list = `
lufs, loudness units | LUFS measures loudness as the ear hears it: K-weighted, averaged, with silence gated out (ITU-R BS.1770, EBU R 128). One unit is one decibel. Streaming services play music at about -14 LUFS; broadcasting in Europe uses -23 LUFS.
true peak, dbtp, inter-sample peak | The true peak is the highest level of the signal between its samples, found by oversampling. Keep it at or below -1 dBTP, so that converters and lossy codecs do not clip.
crest factor | The crest factor is the distance between peak and RMS level. Much of it means punch, little of it means that the sound is squeezed.
dynamic range, lra, loudness range | The loudness range (LRA, EBU Tech 3342) says how far quiet and loud passages lie apart, in LU.
compressor, compression, ratio, threshold | A compressor turns down what is above its threshold: at a ratio of 4:1, 4 dB too much become 1 dB. A slow attack lets hits through, a fast one tames them; the release decides how it breathes.
limiter, limiting | A limiter is a compressor with a very high ratio and a fast attack: nothing passes its ceiling. Use it last.
sidechain, ducking, side-chain | With a side chain one sound controls the compressor on another: the kick ducks the bass, so that both are heard.
eq, equaliser, equalizer | An equaliser raises or lowers parts of the spectrum. Cut what is too much before raising what is too little; narrow cuts for faults, wide ones for colour.
high-pass, high pass filter, low cut | A high-pass filter takes away what lies below its frequency. Use it on everything that has no business in the bass; start at 80 to 120 Hz and stop when the sound gets thin.
low-pass, low pass filter, high cut | A low-pass filter takes away what lies above its frequency: darker, further away, less hiss.
headroom | Headroom is the room between the highest peak and full scale. Leave 3 to 6 dB before mastering.
clipping, distortion | A signal clips where it would go beyond full scale and is cut off flat. Lower what comes before; a clipped recording can only be repaired in part.
phase, phase cancellation, mono compatible | Two signals cancel each other where one goes up while the other goes down. Listen in mono: what disappears has a problem of phase. Flip the polarity of one, or move it by some samples.
stereo width, mid side, mid-side, m/s | Mid is what both channels share, side is how they differ. Keep the bass in the middle and widen what is above.
reverb, room, pre-delay | Reverb places a sound in a room. A pre-delay of 10 to 30 ms keeps it clear; a high-pass on the reverb keeps the bass dry.
gain staging | Gain staging means that every stage gets a level at which it works well: peaks around -12 to -6 dBFS between plugins leave room.
dither, dithering | Dither is a little noise that is added when the bit depth is lowered, so that quiet passages do not distort. Add it once, at the end.
sample rate, 44.1, 48 khz | The sample rate says how often a second the sound is measured; it must be more than twice the highest frequency. 44.1 kHz is that of music, 48 kHz that of video.
bit depth, 24 bit, 16 bit | Each bit gives 6 dB between the loudest and the noise: 16 bits are 96 dB, 24 bits are 144 dB. Record at 24.
bpm, tempo | Tempo is counted in beats per minute. Boom bap lies around 85 to 95, house around 120 to 128, drum and bass around 170 to 176.
swing, groove | Swing delays every second sixteenth. At 50 % it is straight, at 66 % a triplet; hip-hop likes 54 to 62 %.
chop, chopping, slice | Chopping cuts a sample into pieces that are played anew. Cut at the transients, fade the edges by a few milliseconds, and leave out what was on the beat.
sp-404, sp404, sp-404mk2 | The SP-404MK2 is Roland's sampler with 16 pads in 10 banks, effects that can be resampled, and a pattern sequencer. Load WAV or AIFF; resample with an effect to keep it.
bus, group, submix | A bus is a channel to which others go, so that they can be worked on together: drums on one, voices on another.
transient, attack | The transient is the first moment of a sound. A transient shaper raises or lowers it, whatever the level is.
key, camelot, harmonic mixing | Tracks mix well in the same key, its relative, or a fifth up or down (the neighbours on the Camelot wheel).
stem, stems | Stems are the groups of a mix as files of their own: drums, bass, music, voices. Together they give the mix again.
mastering | Mastering is the last step: it makes the tracks of a release fit together in tone and loudness, and checks them for faults.
rest, rest api, http status | In HTTP, 2xx means done, 3xx look elsewhere, 4xx the request is wrong (401 who are you, 403 you may not, 404 not there, 409 conflict, 429 too much), 5xx the server failed.
idempotent, idempotency | A request is idempotent when sending it twice has the effect of sending it once. Give it a key that the server remembers.
race condition | A race is there when the result depends on who comes first. Make the decision one atomic step, or let one owner make it.
deadlock | In a deadlock each waits for what the other holds. Take locks in the same order everywhere.
index, database index | An index keeps a column in order, so that a row is found without reading all of them. It costs room and time on writing; put it on what is looked up and joined.
transaction, acid | A transaction does several writes as one: all or none, and nobody sees it half done.
cache, caching, ttl | A cache keeps what was costly to get. Decide three things: what its key is, how long it holds (TTL), and who tells it that something changed.
jwt, json web token | A JWT is a signed statement about who somebody is. Keep it short-lived, check the signature and the algorithm, and store nothing secret in it: anybody can read it.
cors | CORS lets a server say which pages may read its answers. It protects the users of browsers, not the server.
sql injection | SQL injection happens where values become part of a query. Pass them as parameters and it cannot happen.
xss, cross-site scripting | With XSS a text of one user becomes a script in the browser of another. Escape on output, sanitise markup, and set a content security policy.
csrf | With CSRF another site makes a browser send a request with its cookies. Use SameSite cookies and a token.
docker, container | A container is a process with its own view of files and network. An image is what it starts from.
kubernetes, k8s, pod | Kubernetes runs containers on many machines and keeps as many running as you say. A pod is the smallest unit; liveness restarts it, readiness gives it traffic.
git rebase, rebase | Rebase puts your commits on top of another branch, as if they had been written now. Do not rebase what others have already.
big o, complexity, time complexity | Big O says how the work grows with the input: O(1) not at all, O(log n) hardly, O(n) with it, O(n log n) as sorting does, O(n²) with every pair.
token, tokens, llm token | Models read tokens: pieces of words. An English word is about 1.3 of them; prices are per million.
temperature | Temperature says how freely a model chooses its words: 0 for the same each time, 0.7 for variety.
webhook | A webhook is a request that a service sends to you when something happens. Check its signature, answer at once, and work later.
unit test, test pyramid | Many fast tests of single rules, fewer of parts together, few of the whole. A test that cannot fail is worth nothing.
`;

/** Terms of music production and of software. */
export const glossary: readonly GlossaryEntry[] = list
  .trim()
  .split('\n')
  .map((line) => {
    const [names = '', text = ''] = line.split(' | ');
    return { names: names.split(', '), text };
  });
