import { apiKeySwitched, EarshotError, switchApiKey } from '@earshot/contracts';
import { HandleEvent, HandleRequest, type MessageContext } from '@earshot/platform/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { ApiKeys } from './api-keys';

@Controller()
export class ApiKeysController {
  constructor(private readonly keys: ApiKeys) {}

  @HandleRequest(switchApiKey)
  async switch(
    { provider, key }: z.output<typeof switchApiKey.request>,
    { caller }: MessageContext,
  ): Promise<z.output<typeof switchApiKey.reply>> {
    if (caller.role !== 'ADMIN') throw new EarshotError('FORBIDDEN', 'Only administrators switch keys.');
    await this.keys.switch(provider, key);
    return {};
  }

  @HandleEvent(apiKeySwitched)
  follow({ provider, key }: z.output<typeof apiKeySwitched.payload>): void {
    this.keys.follow(provider, key);
  }
}
