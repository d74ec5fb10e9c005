export const definitions = `\
- **Tempo within 4 %**: the first choice lies within 4 % of the truth; **up to an octave**: of it, its double, triple, half or third. **Within 0.5 BPM** is counted at the same levels. **Expected calibration error**: how far the stated confidences lie from how often they were right, over ten bins.
- **Beats, F-measure**: beats found within 70 ms of true beats, each counting once; **at any metrical level**: against the true beats, doubled, tripled, halved or thirded, whichever fits best.
- **3 against 4**: of the clips in 3/4 and of those in 4/4 the share that was heard so, the mean of both; 6/8 counts as a three.
- **Key, MIREX weighted**: 1 for the key, 0.5 for a fifth off, 0.3 for the relative, 0.2 for the parallel key. **Chords**: share of the time in which the major or minor chord is right.
- **Sections**: F-measure of the boundaries between sections within 3 s and within 0.5 s of true ones, each counting once.
- **Times realtime**: seconds of music per second of CPU time (user and system, of the whole process, its compilers and collectors included). Ratios are medians of the ratios of single rounds, in which everybody ran once, one after the other. What starts a process and, where not said otherwise, what decodes is not counted.
- **Memory over idle**: the most that the process ever took less what it took before the first file, with one worker thread.`;

export const lists = `\
- **Earshot DETAILED**: tempo with candidates, beats, downbeats, time signature, onsets; key, tuning, chroma, chords; centroid, rolloff, bandwidth, flatness, zero crossings, contrast, band balance; loudness, range and true peak; levels, dynamics, transients, clipping; stereo image; bass; MFCC, harmonic to percussive; sections and loops; waveform.
- **librosa**: one short-time transform; onsets, tempo and beats from it; centroid, rolloff, bandwidth, flatness, zero crossings, RMS, contrast, MFCC; chroma by constant Q for the key; harmonic to percussive by median filters. No loudness, no chords, no stereo.
- **Essentia**: RhythmExtractor2013 (degara), OnsetRate, KeyExtractor (bgate), HPCP and ChordsDetection, LoudnessEBUR128; centroid, rolloff, flatness, zero crossings, RMS, contrast, MFCC by frame. No harmonic to percussive, no stereo. Its TruePeakDetector is timed by itself.
- **essentia.js**: RhythmExtractor2013 (degara), OnsetRate, KeyExtractor (bgate), LoudnessEBUR128; centroid, rolloff, flatness, zero crossings, RMS, contrast, MFCC by frame. No chords, no true peak.`;
