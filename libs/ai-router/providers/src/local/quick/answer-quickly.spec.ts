import { answerQuickly } from './answer-quickly';

const ask = (prompt: string): string | undefined => answerQuickly({ task: 'quick_query', values: { prompt } });

describe(answerQuickly, () => {
  it.each([
    ['How long is a bar at 120 BPM?', 'a bar of 4/4 lasts 2000 ms'],
    ['What delay time fits 92 bpm?', 'a beat lasts 652.17 ms'],
    ['How do I get a loop from 90 to 100 bpm?', 'shifts the pitch by 1.82 semitones'],
    ['What is the frequency of A3?', 'A3 is 220 Hz'],
    ['Which note is 55 Hz?', '55 Hz is nearest to A1'],
    ['Which notes are in F# minor?', 'F# minor has the notes F#, G#, A, B, C#, D, E'],
    ['relative key of C major', 'Its relative is A minor'],
    ['What gain factor is -6 dB?', '0.5012 in amplitude'],
    ['playback speed for 3 semitones?', '1.189207'],
    ['What is 12 * 7?', '12 * 7 = 84.'],
    ['What is LUFS?', 'ITU-R BS.1770'],
    ['Explain SQL injection', 'Pass them as parameters'],
    ['what does a compressor do', 'turns down what is above its threshold'],
  ])('answers %s', (question, answer) => {
    expect(ask(question)).toContain(answer);
  });

  it.each(['Will it rain?', 'Write a poem about a compressor.', 'How many beats has a bar of 4/4?', ''])(
    'leaves %p to others',
    (question) => {
      expect(ask(question)).toBeUndefined();
    },
  );

  it('does not divide by zero', () => {
    expect(ask('what is 1 / 0?')).toContain('has no value');
  });
});
