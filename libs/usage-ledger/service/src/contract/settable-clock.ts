import { Clock } from '../clock';

/** A clock that stands still until a test moves it. */
export class SettableClock extends Clock {
  private instant = new Date('2026-11-20T12:00:00Z');

  override now(): Date {
    return new Date(this.instant);
  }

  set(instant: string): void {
    this.instant = new Date(instant);
  }

  advanceMinutes(minutes: number): void {
    this.instant = new Date(this.instant.getTime() + minutes * 60_000);
  }
}
