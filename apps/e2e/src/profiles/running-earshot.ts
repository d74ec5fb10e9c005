import type { ApplicationProcess } from './application-process';
import type { Foundation } from './foundation';

/** Earshot as it runs for a scenario, whatever it consists of. */
export interface RunningEarshot {
  readonly profile: Profile;
  /** Where the gateway listens, without a slash at the end. */
  readonly url: string;
  readonly administrator: { readonly email: string; readonly password: string };
  /** Its processes: one, or one for each service. */
  readonly applications: readonly ApplicationProcess[];
  /** What it stands on, as far as it was started with `losable` foundations. */
  readonly foundations: readonly Foundation[];
  /** Resolves when it can do its work. */
  ready(): Promise<void>;
  /** Everything that was logged so far. */
  log(): string;
  /** Ends every process at once, as a power cut would. */
  kill(): Promise<void>;
  /** Starts anew over the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export type Profile = 'embedded' | 'distributed';

export interface StartOptions {
  /** Variables on top of those that the profile needs. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether its servers are reached in a way that a test can cut. */
  readonly losable?: boolean;
}
