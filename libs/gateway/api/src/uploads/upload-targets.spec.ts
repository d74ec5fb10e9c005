import type { CallerIdentity } from '@earshot/contracts';
import type { SignedTokens, VerifiedToken } from '@earshot/gateway/identity';
import type { GatewaySettings } from '../gateway-settings';
import { UploadTargets } from './upload-targets';

const anna: CallerIdentity = { userId: 'anna', tenantId: 'anna', role: 'USER' };
const settings = { maxUploadBytes: 1_000 } as GatewaySettings;

/** Tokens that are their claims, so that a test can read them. */
function targets(verified?: VerifiedToken) {
  const tokens: Pick<SignedTokens, 'issue' | 'verify'> = {
    issue: (_audience, claims) => Promise.resolve(JSON.stringify(claims)),
    verify: (_audience, token) => Promise.resolve(verified ?? { state: 'valid', claims: JSON.parse(token) as unknown }),
  };
  return new UploadTargets(tokens as SignedTokens, settings);
}

describe(UploadTargets, () => {
  it('gives out an address that tells whose file comes, and under which name', async () => {
    const { uploadUrl, method, maxBytes } = await targets().create({ filename: 'loop.wav', sizeBytes: 10 }, anna, null);
    const upload = await targets().redeem(uploadUrl.replace('/uploads/', ''));
    expect({ method, maxBytes }).toEqual({ method: 'PUT', maxBytes: 1_000 });
    expect(upload).toMatchObject({ filename: 'loop.wav', caller: anna, uploadId: expect.any(String) });
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\music\\loop.wav', 'loop.wav'],
    ['loop\u0000.wav', 'loop.wav'],
    ['loop\u202Egpj.wav', 'loopgpj.wav'],
    ['x'.repeat(5_000), 'x'.repeat(255)],
  ])('keeps of the name %j only what can be shown', (filename, shown) => {
    expect(targets().allow(filename, anna).filename).toBe(shown);
  });

  it.each([
    ['an empty name', { filename: ' ', sizeBytes: 10 }, 'filename'],
    ['an empty file', { filename: 'a.wav', sizeBytes: 0 }, 'sizeBytes'],
    ['a file that is too large', { filename: 'a.wav', sizeBytes: 1_001 }, 'sizeBytes'],
  ])('refuses %s and names the field', async (_what, announced, field) => {
    await expect(targets().create(announced, anna, null)).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field } });
  });

  it('tells an address that has expired from one that it never gave out', async () => {
    await expect(targets({ state: 'expired' }).redeem('x')).rejects.toMatchObject({ code: 'UPLOAD_EXPIRED' });
    await expect(targets({ state: 'invalid' }).redeem('x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(targets({ state: 'valid', claims: { userId: 'anna' } }).redeem('x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
