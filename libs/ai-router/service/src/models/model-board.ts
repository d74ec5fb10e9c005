import {
  admitsCall,
  beginCall,
  breakerState,
  endCall,
  followBreaker,
  forgetCall,
  freshHealth,
  type ModelHealth,
} from '@earshot/ai-router/routing';
import type { ErrorCode } from '@earshot/contracts';
import type { CatalogueModel } from '@earshot/model-catalogue';
import { Injectable } from '@nestjs/common';
import { RouterRuntime } from '../runtime/router-runtime';
import { FreeRequests } from './free-requests';
import { SharedBreakers } from './shared-breakers';

/** Failures that say something about the model or its provider, and not about what it was asked. */
const tellingFailures: ReadonlySet<ErrorCode> = new Set([
  'PROVIDER_TIMEOUT',
  'PROVIDER_CONNECTION',
  'PROVIDER_RATE_LIMITED',
  'PROVIDER_SERVER',
  'PROVIDER_AUTH',
  'PROVIDER_UNEXPECTED',
]);

/** How every model is doing, as this process has seen it and the other replicas have told. */
@Injectable()
export class ModelBoard {
  private readonly healthById = new Map<string, ModelHealth>();

  constructor(
    private readonly runtime: RouterRuntime,
    private readonly breakers: SharedBreakers,
    private readonly freeRequests: FreeRequests,
  ) {}

  health(modelId: string): ModelHealth {
    return this.healthById.get(modelId) ?? freshHealth;
  }

  /** @returns whether a call would be let through now, as far as is known without asking anybody. */
  admits(model: CatalogueModel): boolean {
    return model.local || (admitsCall(this.health(model.id), this.runtime.now()) && this.freeRequests.remain(model));
  }

  /** Takes what a call needs: the one probe of a half-open breaker, one of the free requests of the day. */
  admit(model: CatalogueModel): boolean | Promise<boolean> {
    if (model.local) return true;
    const isProbe = breakerState(this.health(model.id), this.runtime.now()) === 'HALF_OPEN';
    if (!isProbe) return this.freeRequests.take(model);
    return this.breakers.mayProbe(model.id).then((mayProbe) => mayProbe && this.freeRequests.take(model));
  }

  /** Hears what other replicas found of these models. */
  async refresh(models: readonly CatalogueModel[]): Promise<void> {
    const due = models.filter(({ local, id }) => !local && this.breakers.mayHaveNewsOf(id));
    if (due.length > 0) await Promise.all(due.map(({ id }) => this.hear(id)));
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
    this.end(modelId, { succeeded: true, durationMs });
  }

  fail(modelId: string, code: ErrorCode, durationMs: number): void {
    if (tellingFailures.has(code)) this.end(modelId, { succeeded: false, durationMs });
    else this.forget(modelId);
  }

  private end(modelId: string, sample: { readonly succeeded: boolean; readonly durationMs: number }): void {
    const before = this.health(modelId);
    const after = endCall(before, sample, this.runtime.now());
    this.healthById.set(modelId, after);
    // Nobody waits for the others to hear of it.
    if (after.openUntilMs !== before.openUntilMs) void this.breakers.tell(modelId, after.openUntilMs ?? 0);
  }

  private async hear(modelId: string): Promise<void> {
    const told = await this.breakers.hear(modelId);
    if (told !== undefined) this.healthById.set(modelId, followBreaker(this.health(modelId), told));
  }
}
