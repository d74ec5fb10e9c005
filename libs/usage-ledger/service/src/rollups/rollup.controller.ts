import { EarshotError, rebuildRollups } from '@earshot/contracts';
import { HandleRequest, type MessageContext } from '@earshot/platform/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { RebuildRollups, type Rebuilt } from './rebuild-rollups';

@Controller()
export class RollupController {
  constructor(private readonly rebuildAll: RebuildRollups) {}

  @HandleRequest(rebuildRollups)
  async rebuild({ from }: z.output<typeof rebuildRollups.request>, { caller }: MessageContext): Promise<Rebuilt> {
    if (caller.role !== 'ADMIN') throw new EarshotError('FORBIDDEN', 'Only an administrator rebuilds the rollups.');
    return this.rebuildAll.execute(from);
  }
}
