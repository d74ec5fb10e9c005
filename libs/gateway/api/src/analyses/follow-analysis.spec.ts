import type { AnalysisView, CallerIdentity } from '@earshot/contracts';
import type { MessageBus } from '@earshot/platform/messaging';
import { followAnalysis } from './follow-analysis';

const caller: CallerIdentity = { userId: 'anna', tenantId: 'anna', role: 'USER' };
const analysis = (status: AnalysisView['status']): Partial<AnalysisView> => ({ id: 'a1', status, features: null, vibe: null });

/** A bus on which one analysis changes step by step, each step announced. */
function busWith(states: (Partial<AnalysisView> | null)[]) {
  let announce = (_id: string): void => undefined;
  let step = 0;
  const closed = { subscription: false };
  const fake: Pick<MessageBus, 'request' | 'subscribe'> = {
    request: () => Promise.resolve({ analyses: states[step] === null ? [] : [states[step]] }) as never,
    subscribe: (_contract, listener) => {
      announce = (analysisId) => void listener({ analysisId } as never, {} as never);
      return Promise.resolve({ close: async () => void (closed.subscription = true) });
    },
  };
  const advance = (): void => {
    step = Math.min(step + 1, states.length - 1);
    announce('a1');
  };
  return { bus: fake as MessageBus, advance, announce: (id: string) => announce(id), closed };
}

describe(followAnalysis, () => {
  it('shows the present state at once, each change, and ends with the analysis', async () => {
    const { bus, advance, closed } = busWith([analysis('QUEUED'), analysis('RUNNING'), analysis('COMPLETE')]);
    const seen: string[] = [];
    for await (const { status } of followAnalysis(bus, { id: 'a1', caller })) {
      seen.push(status);
      advance();
    }
    expect(seen).toEqual(['QUEUED', 'RUNNING', 'COMPLETE']);
    expect(closed.subscription).toBe(true);
  });

  it('shows an analysis that has ended already once', async () => {
    const { bus } = busWith([analysis('FAILED')]);
    const seen: string[] = [];
    for await (const { status } of followAnalysis(bus, { id: 'a1', caller })) seen.push(status);
    expect(seen).toEqual(['FAILED']);
  });

  it('repeats nothing when it is told of a change that it has shown', async () => {
    const { bus, advance, announce } = busWith([analysis('QUEUED'), analysis('COMPLETE')]);
    const following = followAnalysis(bus, { id: 'a1', caller });
    await following.next();
    announce('a1');
    const next = following.next();
    advance();
    expect((await next).value?.status).toBe('COMPLETE');
    expect((await following.next()).done).toBe(true);
  });

  it('refuses an analysis that is not there for this caller', async () => {
    const { bus } = busWith([null]);
    await expect(followAnalysis(bus, { id: 'a1', caller }).next()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('lets go of its subscription when its reader leaves, even while nothing happens', async () => {
    const { bus, closed } = busWith([analysis('QUEUED')]);
    const following = followAnalysis(bus, { id: 'a1', caller });
    await following.next();
    const pending = following.next();
    await following.return?.();
    expect((await pending).done).toBe(true);
    expect(closed.subscription).toBe(true);
  });
});
