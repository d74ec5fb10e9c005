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

  begin(modelId: string): void {
    this.healthById.set(modelId, beginCall(this.health(modelId), this.runtime.now()));
  }

  succeed(modelId: string, durationMs: number): void {
    this.healthById.set(modelId, endCall(this.health(modelId), { succeeded: true, durationMs }, this.runtime.now()));
  }

  fail(modelId: string, code: ErrorCode, durationMs: number): void {
    const health = this.health(modelId);
    const isTelling = tellingFailures.has(code);
    this.healthById.set(modelId, isTelling ? endCall(health, { succeeded: false, durationMs }, this.runtime.now()) : forgetCall(health));
  }
}
