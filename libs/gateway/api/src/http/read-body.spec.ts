import { z } from 'zod';
import { readBody } from './read-body';

const schema = z.object({ prompt: z.string().min(1), temperature: z.number().default(0.2) });
const refusal = (body: unknown): unknown => {
  try {
    return readBody(schema, body);
  } catch (error) {
    return error;
  }
};

describe(readBody, () => {
  it('gives what is named, with what was left out', () => {
    expect(readBody(schema, { prompt: 'a', more: 1 })).toEqual({ prompt: 'a', temperature: 0.2 });
  });

  it.each([[{}], [{ prompt: '' }], [{ prompt: { $gt: '' } }], [{ prompt: null }]])('names the field that is wrong in %j', (body) => {
    expect(refusal(body)).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringMatching(/^prompt: /),
      details: { field: 'prompt' },
    });
  });

  it.each([[undefined], [null], ['{"prompt":"a"}'], [['a']], [5]])('asks for an object where the body is %j', (body) => {
    expect(refusal(body)).toMatchObject({ code: 'INVALID_INPUT', message: expect.stringContaining('JSON object') });
  });
});
