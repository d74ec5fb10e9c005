import { RequestContext } from '../request-context';
import { createLogger, type LogLevel } from './create-logger';
import { StructuredLogger } from './structured-logger';

const recordingLogger = (level: LogLevel = 'debug') => {
  const lines: string[] = [];
  const logger = createLogger({ service: 'gateway', level, destination: { write: (line) => void lines.push(line) } });
  return { logger, lines, last: (): Record<string, unknown> => JSON.parse(lines.at(-1) ?? '{}') };
};

describe('createLogger', () => {
  it('adds the correlation id and the user of the present request', () => {
    const { logger, last } = recordingLogger();
    RequestContext.run({ correlationId: 'c1', caller: { userId: 'u1', tenantId: 't1', role: 'USER' } }, () => logger.info('hello'));
    expect(last()).toMatchObject({ service: 'gateway', level: 'info', correlationId: 'c1', userId: 'u1', msg: 'hello' });
  });

  it.each([
    ['by the name of the field', { headers: { Authorization: 'abc', 'x-api-key': 'hush-1' }, password: 'hush-2', refreshToken: 'hush-3' }],
    ['inside a list under a secret name', { apiKeys: ['hush-4'] }],
    ['by the shape of a provider key', { text: 'called with sk-proj-hush5hush5 today' }],
    ['by the shape of our own key', { text: 'esk_hush6hush6hush6' }],
    ['by the shape of a bearer header', { text: 'Bearer hush.7hush7hush' }],
    ['in the address of a server', { url: 'nats://earshot:hush8@broker:4222' }],
    ['in the message of an error and its cause', { err: new Error('key sk-hush9hush9', { cause: new Error('sk-hush0hush0') }) }],
  ])('hides a secret %s', (_how, fields) => {
    const { logger, lines } = recordingLogger();
    logger.info(fields, 'fields');
    expect(lines.join()).not.toMatch(/hush|abc/);
    expect(lines.join()).toContain('[redacted]');
  });

  it('hides a secret in the text itself', () => {
    const { logger, last } = recordingLogger();
    logger.warn('the key sk-hushhush failed');
    expect(last()['msg']).toBe('the key [redacted] failed');
  });

  it('keeps counts of tokens', () => {
    const { logger, last } = recordingLogger();
    logger.info({ inputTokens: 12, tokens: { input: 3 } });
    expect(last()).toMatchObject({ inputTokens: 12, tokens: { input: 3 } });
  });

  it('survives a value that refers to itself', () => {
    const { logger, last } = recordingLogger();
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    logger.info({ circle }, 'round');
    expect(last()['msg']).toBe('round');
  });
});

describe('StructuredLogger', () => {
  it('writes the fields of an object beside its message and the name of the speaker', () => {
    const { logger, last } = recordingLogger();
    new StructuredLogger(logger).warn({ message: 'refused', subject: 'a.v1.b.c' }, 'Messaging');
    expect(last()).toMatchObject({ level: 'warn', msg: 'refused', subject: 'a.v1.b.c', context: 'Messaging' });
  });

  it('looks at nothing of a line that is below the level', () => {
    const { logger, lines } = recordingLogger('warn');
    const line = {
      get message(): string {
        throw new Error('It was looked at.');
      },
    };
    new StructuredLogger(logger).log(line, 'Messaging');
    new StructuredLogger(logger).debug(line, 'Messaging');
    expect(lines).toEqual([]);
  });

  it('writes an error with its stack', () => {
    const { logger, last } = recordingLogger();
    new StructuredLogger(logger).error(new Error('broken'), 'Messaging');
    expect(last()).toMatchObject({ level: 'error', msg: 'broken', err: { type: 'Error', stack: expect.stringContaining('broken') } });
  });
});
