import type { JobContract } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { type DeadLetter, DeadLetters } from '../ports/dead-letters';
import { NatsLink } from './nats-link';
import { toTransportError } from './nats-packet';
import { NatsStreams } from './nats-streams';
import { deadLetterStream, deadLetterSubjectOf } from './stream-names';

const fetchTimeoutMs = 5_000;

/** Dead letters in a JetStream stream, for thirty days. */
@Injectable()
export class NatsDeadLetters extends DeadLetters {
  constructor(
    private readonly link: NatsLink,
    private readonly streams: NatsStreams,
  ) {
    super();
  }

  /** `deliveryId` names the delivery that failed last, so that a letter is put once. */
  async put(subject: string, letter: DeadLetter, deliveryId: string): Promise<void> {
    await this.streams.deadLetters();
    const jetstream = (await this.link.connection()).jetstream();
    await jetstream.publish(deadLetterSubjectOf(subject), JSON.stringify(letter), { msgID: deliveryId });
  }

  async list({ subject }: JobContract, { limit }: { readonly limit: number }): Promise<DeadLetter[]> {
    try {
      await this.streams.deadLetters();
      return await this.readLatest(deadLetterSubjectOf(subject), limit);
    } catch (error) {
      throw toTransportError(error, subject);
    }
  }

  private async readLatest(letterSubject: string, limit: number): Promise<DeadLetter[]> {
    const connection = await this.link.connection();
    const manager = await this.link.manager();
    const { state } = await manager.streams.info(deadLetterStream.name, { subjects_filter: letterSubject });
    const count = state.subjects?.[letterSubject] ?? 0;
    if (count === 0) return [];
    const consumer = await connection.jetstream().consumers.get(deadLetterStream.name, { filterSubjects: letterSubject });
    const letters: DeadLetter[] = [];
    const messages = await consumer.fetch({ max_messages: count, expires: fetchTimeoutMs });
    for await (const message of messages) {
      letters.push(message.json<DeadLetter>());
      if (letters.length > limit) letters.shift();
      if (message.info.pending === 0) break;
    }
    return letters.reverse();
  }
}
