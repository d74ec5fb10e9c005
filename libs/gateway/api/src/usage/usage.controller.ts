import { Readable } from 'node:stream';
import { exportUsageRecords, reportUsage, usageFilter, usageGroup } from '@earshot/contracts';
import { MessageBus } from '@earshot/platform/messaging';
import { Controller, Get, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { HttpCallers } from '../http/http-callers';
import { readBody } from '../http/read-body';
import { begun } from './begun';
import { reportTable } from './usage-table';
import { writeRecords } from './write-records';

const format = z.enum(['csv', 'json']).default('csv');
const recordsQuery = usageFilter.extend({ format });
const reportQuery = usageFilter.extend({ format, groupBy: usageGroup.default('DAY') });

const mediaTypes = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

/** Reports and lines of the ledger as files, by the same messages as the queries of GraphQL. */
@Controller('usage')
export class UsageController {
  constructor(
    private readonly callers: HttpCallers,
    private readonly bus: MessageBus,
  ) {}

  /** All lines that the filter means, the oldest first; written as they are read. */
  @Get('records')
  async records(@Query() query: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const caller = await this.callers.identify(request);
    const { format: asked, ...filter } = readBody(recordsQuery, query);
    const left = new AbortController();
    reply.raw.once('close', () => left.abort());
    const portions = this.bus.stream(exportUsageRecords, { filter }, { caller, signal: left.signal });
    return fileOf('records', asked, Readable.from(writeRecords[asked](await begun(portions))));
  }

  @Get('report')
  async report(@Query() query: unknown, @Req() request: FastifyRequest) {
    const caller = await this.callers.identify(request);
    const { format: asked, groupBy, ...filter } = readBody(reportQuery, query);
    const report = await this.bus.request(reportUsage, { filter, groupBy }, { caller });
    const text = asked === 'csv' ? reportTable(report) : `${JSON.stringify(report, null, 2)}\n`;
    return fileOf('report', asked, Readable.from([text]));
  }
}

const fileOf = (name: string, asked: keyof typeof mediaTypes, content: Readable): StreamableFile =>
  new StreamableFile(content, { type: mediaTypes[asked], disposition: `attachment; filename="usage-${name}.${asked}"` });
