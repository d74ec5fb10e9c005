import { EarshotError, isEarshotError } from '@earshot/contracts';
import { decodeError, encodeError } from './error-codec';

const overTheWire = (error: unknown): EarshotError => decodeError(JSON.parse(JSON.stringify(encodeError(error))));

describe('the error codec', () => {
  it('carries code, message, details and whether it may be retried', () => {
    const error = overTheWire(new EarshotError('RATE_LIMITED', 'Too many.', { details: { retryAfterMs: 5 } }));
    expect(isEarshotError(error, 'RATE_LIMITED')).toBe(true);
    expect(error).toMatchObject({ message: 'Too many.', isRetryable: true, details: { retryAfterMs: 5 } });
  });

  it('carries neither stack nor cause', () => {
    const encoded = encodeError(new EarshotError('NOT_FOUND', 'Gone.', { cause: new Error('a secret of the database') }));
    expect(Object.keys(encoded).sort()).toEqual(['code', 'details', 'isRetryable', 'message']);
  });

  it.each([[new Error('password wrong for db')], ['a thrown string'], [undefined]])('says nothing of an unexpected %p', (thrown) => {
    expect(overTheWire(thrown)).toMatchObject({ code: 'INTERNAL', message: 'Something unexpected went wrong.', details: {} });
  });

  it.each([[undefined], [{}], [{ code: 'FROM_THE_FUTURE', message: '', isRetryable: true, details: {} }]])(
    'decodes %p, which is no encoded error, as INTERNAL',
    (encoded) => {
      expect(decodeError(encoded)).toMatchObject({ code: 'INTERNAL' });
    },
  );
});
