import { formatNanoUsd, type RepricedModel } from '@earshot/contracts';
import type { Replacement } from './repriced-lines';

interface Sums {
  attempts: number;
  present: bigint;
  next: bigint;
}

/** The differences of one budget by model. */
export class RepricingSums {
  private readonly models = new Map<string, { readonly key: Pick<RepricedModel, 'provider' | 'model'>; readonly sums: Sums }>();

  add({ present, next }: Replacement): void {
    const { provider, model } = present;
    const id = JSON.stringify([provider, model]);
    const row = this.models.get(id) ?? { key: { provider, model }, sums: { attempts: 0, present: 0n, next: 0n } };
    this.models.set(id, row);
    row.sums.attempts += 1;
    row.sums.present += present.costNanoUsd;
    row.sums.next += next.costNanoUsd;
  }

  list(budget: Pick<RepricedModel, 'tenantId' | 'period'>): RepricedModel[] {
    return [...this.models.values()].map(({ key, sums: { attempts, present, next } }) => ({
      ...{ tenantId: budget.tenantId, period: budget.period, ...key, attempts },
      presentUsd: formatNanoUsd(present),
      newUsd: formatNanoUsd(next),
      differenceUsd: formatNanoUsd(next - present),
    }));
  }
}
