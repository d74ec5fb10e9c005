import { exportUsageRecords, listUsageRecords, reportUsage, type Page, type UsageRecord, type UsageReport } from '@earshot/contracts';
import { HandleRequest, HandleStream, type MessageContext } from '@earshot/platform/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { UsageEntryRepository } from '../entries/usage-entry.repository';
import { viewEntry } from '../entries/usage-entry.view';
import { ExportRecords } from './export-records';
import { readableEntries } from './readable-entries';
import { ReportUsage } from './report-usage';

@Controller()
export class ReportController {
  constructor(
    private readonly entries: UsageEntryRepository,
    private readonly sumUsage: ReportUsage,
    private readonly exportRecords: ExportRecords,
  ) {}

  @HandleRequest(listUsageRecords)
  async list({ filter, page }: z.output<typeof listUsageRecords.request>, { caller }: MessageContext): Promise<Page<UsageRecord>> {
    const found = await this.entries.list(readableEntries(filter, caller), page);
    return { ...found, nodes: found.nodes.map(viewEntry) };
  }

  @HandleRequest(reportUsage)
  report(request: z.output<typeof reportUsage.request>, { caller }: MessageContext): Promise<UsageReport> {
    return this.sumUsage.execute(request, caller);
  }

  @HandleStream(exportUsageRecords)
  export({ filter }: z.output<typeof exportUsageRecords.request>, { caller }: MessageContext): AsyncIterable<UsageRecord[]> {
    return this.exportRecords.execute(filter, caller);
  }
}
