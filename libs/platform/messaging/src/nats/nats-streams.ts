import { Injectable } from '@nestjs/common';
import { DiscardPolicy, nanos, RetentionPolicy, StorageType, type StreamConfig } from 'nats';
import { NatsLink } from './nats-link';
import { deadLetterStream, jobStreamOf, logStreamOf } from './stream-names';

const dayMs = 86_400_000;
const duplicateWindowMs = 600_000;
/** JetStream's answer when a stream of that name has other settings. */
const otherConfigurationCode = 10_058;

/** @returns JetStream's own number of an error, when it is one of JetStream. */
export const apiErrorCode = (error: unknown): number | undefined =>
  (error as { readonly api_error?: { readonly err_code?: number } } | null)?.api_error?.err_code;

/** Makes the JetStream streams that are used, once per process each. */
@Injectable()
export class NatsStreams {
  private readonly ensured = new Map<string, Promise<void>>();

  constructor(private readonly link: NatsLink) {}

  /** A work queue that holds each job id at most once: a subject for each id, and no second message on it. */
  jobs(subject: string): Promise<void> {
    const { name, subjects } = jobStreamOf(subject);
    return this.ensure({
      name,
      subjects: [subjects],
      retention: RetentionPolicy.Workqueue,
      storage: StorageType.File,
      discard: DiscardPolicy.New,
      discard_new_per_subject: true,
      max_msgs_per_subject: 1,
    });
  }

  deadLetters(): Promise<void> {
    const { name, subjects } = deadLetterStream;
    return this.ensure({
      name,
      subjects: [subjects],
      storage: StorageType.File,
      max_msgs_per_subject: 10_000,
      max_age: nanos(30 * dayMs),
      duplicate_window: nanos(duplicateWindowMs),
    });
  }

  log(subject: string, keptEntries: number): Promise<void> {
    const { name, subjects } = logStreamOf(subject);
    return this.ensure({
      name,
      subjects: [subjects],
      storage: StorageType.File,
      max_msgs: keptEntries,
      max_age: nanos(7 * dayMs),
      duplicate_window: nanos(duplicateWindowMs),
    });
  }

  /** A stream that vanished with its broker's disk is made anew at the next use. */
  forget(name: string): void {
    this.ensured.delete(name);
  }

  private ensure(config: Partial<StreamConfig> & { readonly name: string }): Promise<void> {
    const existing = this.ensured.get(config.name);
    if (existing !== undefined) return existing;
    const made = this.make(config);
    this.ensured.set(config.name, made);
    made.catch(() => this.forget(config.name));
    return made;
  }

  private async make(config: Partial<StreamConfig> & { readonly name: string }): Promise<void> {
    const { streams } = await this.link.manager();
    try {
      await streams.add(config);
    } catch (error) {
      if (apiErrorCode(error) !== otherConfigurationCode) throw error;
      await streams.update(config.name, config);
    }
  }
}
