import { Injectable } from '@nestjs/common';

/** Where the ledger takes the time from; budgets, prices and expiry depend on it. */
export abstract class Clock {
  abstract now(): Date;
}

@Injectable()
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}
