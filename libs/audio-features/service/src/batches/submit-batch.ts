import { createHash } from 'node:crypto';
import { EarshotError, isEarshotError, type AnalysisLevel, type BatchQuote, type CallerIdentity } from '@earshot/contracts';
import { ulid } from '@earshot/platform/identifiers';
import { Injectable } from '@nestjs/common';
import { AudioFileRepository } from '../audio-files/audio-file.repository';
import type { BatchDocument } from './batch.document';
import { BatchRepository } from './batch.repository';
import { BeginBatch } from './begin-batch';
import { QuoteBatch } from './quote-batch';

export interface WantedBatch {
  readonly fileIds: readonly string[];
  readonly level: AnalysisLevel;
  readonly interpret: boolean;
  readonly idempotencyKey?: string | undefined;
  readonly dryRun: boolean;
  readonly vibeModel: string;
}

/** Quotes a batch and, unless it is a dry run, writes it down and begins it. */
@Injectable()
export class SubmitBatch {
  constructor(
    private readonly batches: BatchRepository,
    private readonly files: AudioFileRepository,
    private readonly quotes: QuoteBatch,
    private readonly begin: BeginBatch,
  ) {}

  /** @throws EarshotError INVALID_INPUT (a file named twice), NOT_FOUND, BUDGET_EXCEEDED, CONFLICT */
  async execute(wanted: WantedBatch, caller: CallerIdentity): Promise<{ quote: BatchQuote; batch: BatchDocument | null }> {
    const id = ulid();
    const key = wanted.idempotencyKey === undefined ? id : `${caller.userId}:${wanted.idempotencyKey}`;
    const requestHash = hashRequest(wanted);
    const earlier = await this.findEarlier(key, requestHash);
    if (earlier !== null) return { quote: earlier.quote, batch: wanted.dryRun ? null : earlier };
    const quote = await this.quotes.execute({ ...wanted, files: await this.findFiles(wanted.fileIds, caller) }, caller);
    if (wanted.dryRun) return { quote, batch: null };
    await this.quotes.ensureAffordable(quote, caller);
    const batch: BatchDocument = {
      _id: id,
      ownerId: caller.userId,
      status: 'PENDING',
      fileIds: [...wanted.fileIds],
      level: wanted.level,
      interpret: wanted.interpret,
      vibeModel: wanted.vibeModel,
      quote,
      idempotencyKey: key,
      requestHash,
      createdAt: new Date(),
      finishedAt: null,
    };
    return { quote, batch: await this.insert(batch) };
  }

  private async insert(batch: BatchDocument): Promise<BatchDocument> {
    try {
      await this.batches.insert(batch);
    } catch (error) {
      // Two equal requests at once: the one that came second answers the first one's batch.
      const winner = isEarshotError(error, 'CONFLICT') ? await this.findEarlier(batch.idempotencyKey, batch.requestHash) : null;
      if (winner === null) throw error;
      return winner;
    }
    return this.begin.execute(batch);
  }

  private async findEarlier(key: string, requestHash: string): Promise<BatchDocument | null> {
    const earlier = await this.batches.findByKey(key);
    if (earlier === null || earlier.requestHash === requestHash) return earlier;
    throw new EarshotError('CONFLICT', 'This idempotency key was used for another batch. Use a new key, or repeat the same request.', {
      details: { batchId: earlier._id },
    });
  }

  private async findFiles(fileIds: readonly string[], caller: CallerIdentity) {
    const unique = new Set(fileIds);
    if (unique.size < fileIds.length) {
      throw new EarshotError('INVALID_INPUT', 'A file is named twice in this batch.', { details: { field: 'fileIds' } });
    }
    const files = await this.files.findManyOwned(caller.userId, fileIds);
    const found = new Set(files.map(({ _id }) => _id));
    const missing = fileIds.find((id) => !found.has(id));
    if (missing !== undefined) throw new EarshotError('NOT_FOUND', `There is no audio file ${missing}.`, { details: { fileId: missing } });
    return files;
  }
}

const hashRequest = ({ fileIds, level, interpret }: WantedBatch): string =>
  createHash('sha256')
    .update(JSON.stringify([fileIds, level, interpret]))
    .digest('hex');
