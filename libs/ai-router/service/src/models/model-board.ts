import { admitsCall, beginCall, endCall, forgetCall, freshHealth, type ModelHealth } from '@earshot/ai-router/routing';
import type { ErrorCode } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { RouterRuntime } from '../runtime/router-runtime';

/** Failures that say something about the model or its provider, and not about what it was asked. */
const tellingFailures: ReadonlySet<ErrorCode> = new Set([
  'PROVIDER_TIMEOUT',
  'PROVIDER_CONNECTION',
  'PROVIDER_RATE_LIMITED',
  'PROVIDER_SERVER',
  'PROVIDER_AUTH',
  'PROVIDER_UNEXPECTED',
]);

/** How every model is doing, as this process has seen it. */
@Injectable()
export class ModelBoard {
  private readonly healthById = new Map<string, ModelHealth>();

  constructor(private readonly runtime: RouterRuntime) {}

  health(modelId: string): ModelHealth {
    return this.healthById.get(modelId) ?? freshHealth;
  }

  admits(modelId: string): boolean {
    return admitsCall(this.health(modelId), this.runtime.now());
  }

  /** @returns the whole seconds until the first of these models lets calls through again; undefined where none is shut. */
  secondsUntilAdmitted(modelIds: readonly string[]): number | undefined {
    const nowMs = this.runtime.now();
    const opensInMs = modelIds.map((id) => (this.health(id).openUntilMs ?? nowMs) - nowMs).filter((durationMs) => durationMs > 0);
    return opensInMs.length === 0 ? undefined : Math.ceil(Math.min(...opensInMs) / 1_000);
  }

  begin(modelId: string): void {
    this.healthById.set(modelId, beginCall(this.health(modelId), this.runtime.now()));
  }

  /** The call that was begun was not made after all, or said nothing about the model. */
  forget(modelId: string): void {
    this.healthById.set(modelId, forgetCall(this.health(modelId)));
  }

  succeed(modelId: string, durationMs: number): void {
    this.healthById.set(modelId, endCall(this.health(modelId), { succeeded: true, durationMs }, this.runtime.now()));
  }

  fail(modelId: string, code: ErrorCode, durationMs: number): void {
    if (!tellingFailures.has(code)) return this.forget(modelId);
    this.healthById.set(modelId, endCall(this.health(modelId), { succeeded: false, durationMs }, this.runtime.now()));
  }
}
