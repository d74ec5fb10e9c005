import { EarshotError } from '@earshot/contracts';
import { shieldText } from './shield-text';

const text = 'DB_PASSWORD=hunter2\nplease debug\nAPI_KEY=abc123def, thanks';

describe(shieldText, () => {
  it('blocks a text with the kinds of its secrets and shows none of them', () => {
    const block = (): unknown => shieldText(text, 'block');
    expect(block).toThrow(EarshotError);
    expect(block).toThrow(expect.objectContaining({ code: 'SECRET_DETECTED', details: { kinds: ['api_key', 'password'] } }));
    expect(block).not.toThrow(/hunter2|abc123/);
  });

  it('redacts where that is the policy, and leaves the rest as it is', () => {
    expect(shieldText(text, 'redact')).toEqual({
      text: 'DB_PASSWORD=[redacted password]\nplease debug\nAPI_KEY=[redacted api_key], thanks',
      kinds: ['api_key', 'password'],
    });
  });

  it('finds nothing in what it has redacted', () => {
    expect(shieldText(shieldText(text, 'redact').text, 'block').kinds).toEqual([]);
  });

  it('gives a clean text back', () => {
    expect(shieldText('The secret is in the mix.', 'block')).toEqual({ text: 'The secret is in the mix.', kinds: [] });
  });
});
