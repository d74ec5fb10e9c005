import { jobSubjectOf, subjectToken } from './stream-names';

describe('subjectToken', () => {
  it.each(['a.b', 'a b', '*', '>', 'ä/€', 'x\r\ny'])('makes one harmless token of %p', (text) => {
    expect(subjectToken(text)).toMatch(/^[\w%-]+$/);
  });

  it('keeps different ids apart', () => {
    expect(new Set(['a.b', 'a%2Eb', 'a b', 'a+b'].map(subjectToken)).size).toBe(4);
  });

  it('leaves the subject of the contract readable', () => {
    expect(jobSubjectOf('audio-features.v1.batch-item.run', '01J')).toBe('jobs.audio-features.v1.batch-item.run.01J');
  });
});
