import { EarshotError } from '@earshot/contracts';

interface Flight<Result> {
  readonly landing: Promise<Result>;
  readonly controller: AbortController;
  passengers: number;
}

export interface Landing<Result> {
  readonly result: Result;
  /** Whether this caller's own work was done, and not joined. */
  readonly isPilot: boolean;
}

/** Does equal work that is wanted at the same time once. It is cancelled when everybody who waited for it has left. */
export class SharedFlights<Result> {
  private readonly flights = new Map<string, Flight<Result>>();

  async join(key: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<Result>): Promise<Landing<Result>> {
    const present = this.flights.get(key);
    const flight = present ?? this.begin(key, work);
    flight.passengers += 1;
    try {
      return { result: await untilAborted(flight.landing, signal), isPilot: present === undefined };
    } finally {
      flight.passengers -= 1;
      if (flight.passengers === 0) this.end(key, flight);
    }
  }

  private begin(key: string, work: (signal: AbortSignal) => Promise<Result>): Flight<Result> {
    const controller = new AbortController();
    const flight: Flight<Result> = { landing: work(controller.signal), controller, passengers: 0 };
    const forget = (): void => this.forget(key, flight);
    // Nobody may be left to hear of a failure.
    flight.landing.then(forget, forget);
    this.flights.set(key, flight);
    return flight;
  }

  private end(key: string, flight: Flight<Result>): void {
    this.forget(key, flight);
    flight.controller.abort(new EarshotError('CANCELLED', 'Nobody waits for the answer any more.'));
  }

  private forget(key: string, flight: Flight<Result>): void {
    if (this.flights.get(key) === flight) this.flights.delete(key);
  }
}

async function untilAborted<Result>(landing: Promise<Result>, signal: AbortSignal): Promise<Result> {
  signal.throwIfAborted();
  let leave = (): void => undefined;
  const left = new Promise<never>((_resolve, reject) => {
    leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
  });
  return Promise.race([landing, left]).finally(() => signal.removeEventListener('abort', leave));
}
