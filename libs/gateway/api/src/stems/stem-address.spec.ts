import { stemFilename, stemKindOf, stemUrl } from './stem-address';

describe(stemUrl, () => {
  it('lies below the file and is read back', () => {
    expect(stemUrl('01AB', 'PERCUSSIVE', null)).toBe('/files/01AB/stems/percussive');
    expect(stemKindOf('percussive')).toBe('PERCUSSIVE');
  });
});

describe(stemKindOf, () => {
  it.each(['drums', '', 'constructor'])('knows no kind %j', (name) => {
    expect(stemKindOf(name)).toBeNull();
  });
});

describe(stemFilename, () => {
  it.each([
    ['song.mp3', 'song (bass).wav'],
    ['v1.2 final.flac', 'v1.2 final (bass).wav'],
    ['song', 'song (bass).wav'],
    ['.hidden', '.hidden (bass).wav'],
  ])('names the stem of %j', (filename, expected) => {
    expect(stemFilename(filename, 'BASS')).toBe(expected);
  });
});
