import { defineRequest, EarshotError } from '@earshot/contracts';
import { Metrics } from '@earshot/platform/observability';
import { Logger } from '@nestjs/common';
import { z } from 'zod';
import { CallScope } from '../calls/call-scope';
import { HandlerRunner } from './handler-runner';
import type { IncomingMessage } from './incoming-message';
import type { HandlerOf } from './registered-handler';

const contract = defineRequest({
  subject: 'spec.v1.track.rate',
  request: z.object({ track: z.object({ bpm: z.number() }) }),
  reply: z.unknown(),
  errors: ['NOT_FOUND'],
});

const handlerOf = (answer: () => unknown): HandlerOf<'request'> => ({
  definition: { kind: 'request', contract },
  callback: async () => answer(),
});

const message = (data: unknown, scope = new CallScope()): IncomingMessage => ({
  payload: { data },
  headers: { correlationId: 'c1', caller: { userId: 'u1', tenantId: 't1', role: 'USER' }, trace: {} },
  scope,
  attempt: 1,
});

const valid = { track: { bpm: 120 } };

describe('HandlerRunner', () => {
  const logger = { log: jest.fn(), warn: jest.fn(), error: jest.fn(), debug: jest.fn() };
  beforeEach(() => {
    jest.clearAllMocks();
    Logger.overrideLogger(logger);
  });
  afterAll(() => Logger.overrideLogger(false));

  it('logs a message that does not fit its contract as a warning that names the field', async () => {
    const refused = new HandlerRunner().request(
      handlerOf(() => 1),
      message({ track: { bpm: 'fast' } }),
    );
    await expect(refused).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { issues: [{ path: 'track.bpm' }] } });
    expect(logger.warn.mock.calls[0]?.[0]).toMatchObject({ subject: contract.subject, issues: [{ path: 'track.bpm' }] });
  });

  it('logs an unexpected failure with its cause and lets only INTERNAL out', async () => {
    const cause = new Error('the database is gone');
    const failing = handlerOf(() => {
      throw cause;
    });
    await expect(new HandlerRunner().request(failing, message(valid))).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(logger.error.mock.calls[0]?.[0]).toMatchObject({ subject: contract.subject, error: cause });
  });

  it('makes no noise about an error that the contract names', async () => {
    const failing = handlerOf(() => {
      throw new EarshotError('NOT_FOUND', 'There is no such track.');
    });
    await expect(new HandlerRunner().request(failing, message(valid))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect([logger.warn, logger.error].some((log) => log.mock.calls.length > 0)).toBe(false);
  });

  it('gives the reason of a stopped call, whatever its handler threw then', async () => {
    const scope = new CallScope();
    const failing = handlerOf(() => {
      scope.abort(new EarshotError('CANCELLED', 'The caller cancelled.'));
      throw new Error('aborted in the middle');
    });
    await expect(new HandlerRunner().request(failing, message(valid, scope))).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('measures how long handlers take, by outcome', async () => {
    const metrics = new Metrics();
    const runner = new HandlerRunner(metrics);
    await runner.request(
      handlerOf(() => 1),
      message(valid),
    );
    expect(await metrics.render()).toContain(`earshot_message_duration_seconds_count{subject="${contract.subject}",outcome="ok"} 1`);
  });
});
