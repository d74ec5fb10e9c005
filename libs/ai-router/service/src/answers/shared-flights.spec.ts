import { EarshotError } from '@earshot/contracts';
import { SharedFlights } from './shared-flights';

const forEver = new AbortController().signal;

/** Work that ends when it is told to, and counts how often it was begun. */
function steered() {
  const begun: AbortSignal[] = [];
  let land: (result: string) => void = () => undefined;
  let crash: (error: Error) => void = () => undefined;
  const work = (signal: AbortSignal): Promise<string> => {
    begun.push(signal);
    return new Promise((resolve, reject) => {
      land = resolve;
      crash = reject;
    });
  };
  return { begun, work, land: (result: string) => land(result), crash: (error: Error) => crash(error) };
}

describe(SharedFlights, () => {
  it('does equal work once and tells who did it', async () => {
    const flights = new SharedFlights<string>();
    const { begun, work, land } = steered();
    const landings = [flights.join('key', forEver, work), flights.join('key', forEver, work)];
    land('done');
    expect(await Promise.all(landings)).toEqual([
      { result: 'done', isPilot: true },
      { result: 'done', isPilot: false },
    ]);
    expect(begun).toHaveLength(1);
  });

  it('does other work beside it, and the same again afterwards', async () => {
    const flights = new SharedFlights<string>();
    const work = (): Promise<string> => Promise.resolve('done');
    await Promise.all([flights.join('a', forEver, work), flights.join('b', forEver, work)]);
    expect(await flights.join('a', forEver, work)).toEqual({ result: 'done', isPilot: true });
  });

  it('tells everybody of a failure and forgets it', async () => {
    const flights = new SharedFlights<string>();
    const { work, crash } = steered();
    const landings = [flights.join('key', forEver, work), flights.join('key', forEver, work)];
    crash(new Error('no'));
    expect((await Promise.allSettled(landings)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await flights.join('key', forEver, () => Promise.resolve('yes'))).toEqual({ result: 'yes', isPilot: true });
  });

  it('goes on while one still waits and is cancelled with the last', async () => {
    const flights = new SharedFlights<string>();
    const { begun, work } = steered();
    const [first, second] = [new AbortController(), new AbortController()];
    const landings = [flights.join('key', first.signal, work), flights.join('key', second.signal, work)];
    first.abort(new EarshotError('CANCELLED', 'I leave.'));
    await expect(landings[0]).rejects.toThrow('I leave.');
    expect(begun[0]?.aborted).toBe(false);
    second.abort(new EarshotError('CANCELLED', 'So do I.'));
    await expect(landings[1]).rejects.toThrow('So do I.');
    expect(begun[0]?.aborted).toBe(true);
  });

  it('lets nobody join work that was cancelled', async () => {
    const flights = new SharedFlights<string>();
    const { work } = steered();
    const controller = new AbortController();
    const left = flights.join('key', controller.signal, work).catch(() => 'left');
    controller.abort(new EarshotError('CANCELLED', 'I leave.'));
    await left;
    expect(await flights.join('key', forEver, () => Promise.resolve('new'))).toEqual({ result: 'new', isPilot: true });
  });
});
