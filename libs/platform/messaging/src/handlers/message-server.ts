import { type CustomTransportStrategy, Server } from '@nestjs/microservices';

/** The side of a transport that takes messages and calls the decorated methods. One per process. */
export abstract class MessageServer extends Server implements CustomTransportStrategy {
  override on(): void {
    throw new Error('A message server has no events to listen to.');
  }

  override unwrap<T>(): T {
    throw new Error('A message server shows nothing of its inside.');
  }
}
