import {
  apiKeyName,
  EarshotError,
  isEarshotError,
  listModels,
  switchApiKey,
  type ApiKeyName,
  type CallerIdentity,
} from '@earshot/contracts';
import { AuditLog } from '@earshot/gateway/identity';
import { MessageBus } from '@earshot/platform/messaging';
import { Injectable } from '@nestjs/common';

/** Puts other keys of providers to use, and notes who wanted it. */
@Injectable()
export class SwitchApiKey {
  constructor(
    private readonly bus: MessageBus,
    private readonly audit: AuditLog,
  ) {}

  /** @throws EarshotError INVALID_INPUT for another word than primary or secondary; NOT_FOUND where there is no such key */
  async execute(provider: string, key: string, caller: CallerIdentity): Promise<void> {
    await this.switch(provider, readKeyName(key), caller);
  }

  /**
   * The same for every provider that has such a key.
   *
   * @returns the providers that use it now
   * @throws EarshotError NOT_FOUND where none has
   */
  async executeForAll(key: string, caller: CallerIdentity): Promise<string[]> {
    const name = readKeyName(key);
    const { models } = await this.bus.request(listModels, {}, { caller });
    const switched: string[] = [];
    for (const provider of new Set(models.filter(({ health }) => health.activeKey !== null).map((model) => model.provider))) {
      if (await this.switch(provider, name, caller).then(yes, noSuchKey)) switched.push(provider);
    }
    if (switched.length === 0) throw new EarshotError('NOT_FOUND', `No provider has a ${name} key.`);
    return switched;
  }

  private async switch(provider: string, key: ApiKeyName, caller: CallerIdentity): Promise<void> {
    await this.bus.request(switchApiKey, { provider, key }, { caller });
    await this.audit.record('provider-key.switched', { userId: caller.userId, subject: `${provider}:${key}` });
  }
}

function readKeyName(key: string): ApiKeyName {
  const { success, data } = apiKeyName.safeParse(key);
  if (success) return data;
  throw new EarshotError('INVALID_INPUT', 'key: primary or secondary is expected.', { details: { field: 'key' } });
}

const yes = (): boolean => true;

function noSuchKey(error: unknown): boolean {
  if (isEarshotError(error, 'NOT_FOUND')) return false;
  throw error;
}
