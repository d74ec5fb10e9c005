import { defineJob, defineRequest, defineStream } from '@earshot/contracts';
import { z } from 'zod';
import type { MessageContext } from '../ports/message-context';
import { HandleJob } from './handle-job.decorator';
import { HandleRequest } from './handle-request.decorator';
import { HandleStream } from './handle-stream.decorator';

const double = defineRequest({
  subject: 'spec.v1.number.double',
  request: z.object({ n: z.number() }),
  reply: z.object({ n: z.number() }),
});
const count = defineStream({ subject: 'spec.v1.number.count', request: z.object({ to: z.number() }), item: z.number() });
const work = defineJob({ subject: 'spec.v1.job.run', payload: z.object({ id: z.string() }) });

/** The compiler is the judge here: each expected error that is none would be an error of its own. */
class Handlers {
  @HandleRequest(double)
  fits({ n }: { n: number }, { caller }: MessageContext) {
    return { n: n * 2, caller };
  }

  // @ts-expect-error the reply has another type than the contract says
  @HandleRequest(double)
  wrongReply({ n }: { n: number }) {
    return { n: String(n) };
  }

  // @ts-expect-error the payload has another type than the contract says
  @HandleRequest(double)
  wrongPayload({ n }: { n: string }) {
    return { n: n.length };
  }

  // @ts-expect-error a stream handler answers with many items
  @HandleStream(count)
  async notMany({ to }: { to: number }) {
    return to;
  }

  // @ts-expect-error the payload has another type than the contract says
  @HandleJob(work, { concurrency: 1 })
  wrongJob({ id }: { id: number }): void {
    void id;
  }
}

describe('the handler decorators', () => {
  it('leave the methods as they are', () => {
    expect(new Handlers().fits({ n: 2 }, {} as MessageContext)).toMatchObject({ n: 4 });
  });
});
