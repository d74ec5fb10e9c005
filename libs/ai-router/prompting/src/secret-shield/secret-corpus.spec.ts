import { harmlessTexts } from './__fixtures__/harmless-corpus';
import { secretTexts } from './__fixtures__/secret-corpus';
import { findSecrets } from './find-secrets';

const textsOfAKind = 5_000;

/** Whether so much of the secret is covered that what is left opens nothing: of an address, the password. */
const isFound = (text: string, secret: string): boolean => {
  const start = Math.max(text.indexOf(secret), text.indexOf(encodeURIComponent(secret)));
  const covered = findSecrets(text).map((finding) => Math.min(finding.end, start + secret.length) - Math.max(finding.start, start));
  return Math.max(0, ...covered) >= Math.min(8, secret.length);
};

describe('the secret shield on its corpus', () => {
  it('finds at least 99 % of the secrets', () => {
    const missed = secretTexts(textsOfAKind, 20_261_121).filter(({ text, secret }) => !isFound(text, secret));
    expect(missed.length / textsOfAKind).toBeLessThanOrEqual(0.01);
  });

  it('takes fewer than 0.5 % of harmless texts for secrets', () => {
    const harmless = harmlessTexts(textsOfAKind, 20_261_122);
    const alarms = harmless.filter((text) => findSecrets(text).length > 0);
    expect(alarms.length / textsOfAKind).toBeLessThan(0.005);
  });
});
