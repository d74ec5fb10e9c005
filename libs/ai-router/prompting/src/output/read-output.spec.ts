import { z } from 'zod';
import { readOutput } from './read-output';

const schema = z.object({ vibe: z.string(), tags: z.array(z.string()).default([]) });

describe(readOutput, () => {
  it('returns the checked value, with defaults and without keys too many', () => {
    expect(readOutput('```json\n{"vibe": "dark", "extra": 1,}\n```', schema)).toEqual({ vibe: 'dark', tags: [] });
  });

  it('says where an answer does not fit, and shows nothing of it', () => {
    const read = () => readOutput('{"vibe": {"secret": 7}, "tags": []}', schema);
    expect(read).toThrow(
      expect.objectContaining({
        code: 'PROVIDER_BAD_OUTPUT',
        message: expect.stringMatching(/^The answer does not fit its schema at vibe\. Expected: vibe: .*string/),
      }),
    );
    expect(read).not.toThrow(/secret/);
  });

  it('refuses prose', () => {
    expect(() => readOutput('It sounds dark.', schema)).toThrow(expect.objectContaining({ code: 'PROVIDER_BAD_OUTPUT' }));
  });
});
