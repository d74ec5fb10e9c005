import { isEarshotError, type AnalysisStatus, type Page, type PageRequest, type PhaseFailure } from '@earshot/contracts';
import { DocumentStore, findNewestFirst, where, type DocumentCollection } from '@earshot/platform/persistence';
import { Injectable } from '@nestjs/common';
import { analyses, type AnalysisDocument } from './analysis.document';

/** What an ended analysis has to say beside its measurements. */
export type AnalysisOutcome = Pick<
  AnalysisDocument,
  'status' | 'measurementId' | 'vibe' | 'failures' | 'cached' | 'elapsedSeconds' | 'costUsd'
>;

const unfinished = where<AnalysisStatus>({ $in: ['QUEUED', 'RUNNING'] });

/** The analyses. */
@Injectable()
export class AnalysisRepository {
  private readonly collection: DocumentCollection<AnalysisDocument>;

  constructor(store: DocumentStore) {
    this.collection = store.collection(analyses);
  }

  insert(analysis: AnalysisDocument): Promise<void> {
    return this.collection.insert(analysis);
  }

  /** Inserts an analysis, unless it is there already. */
  async ensure(analysis: AnalysisDocument): Promise<void> {
    try {
      await this.insert(analysis);
    } catch (error) {
      if (!isEarshotError(error, 'CONFLICT')) throw error;
    }
  }

  find(id: string): Promise<AnalysisDocument | null> {
    return this.collection.findById(id);
  }

  findManyOwned(ownerId: string, ids: readonly string[]): Promise<AnalysisDocument[]> {
    return this.collection.findMany({ _id: where({ $in: ids }), ownerId });
  }

  list(ownerId: string, fileId: string | undefined, page: PageRequest): Promise<Page<AnalysisDocument>> {
    const filter = fileId === undefined ? { ownerId } : { ownerId, fileId };
    return findNewestFirst(this.collection, { filter, orderedBy: 'createdAt', page });
  }

  countOwned(ownerId: string): Promise<number> {
    return this.collection.count({ ownerId });
  }

  /** Takes an analysis in hand, unless it has ended. */
  begin(id: string): Promise<AnalysisDocument | null> {
    return this.collection.findOneAndUpdate(
      { _id: id, status: unfinished },
      { $set: { status: 'RUNNING', touchedAt: new Date() }, $inc: { attempts: 1 } },
    );
  }

  /** Lets the features be seen while the reading is still being written. */
  async keepMeasurement(id: string, measurementId: string): Promise<void> {
    await this.collection.update({ _id: id, status: 'RUNNING' }, { $set: { measurementId, touchedAt: new Date() } });
  }

  /** Shows that somebody works at an analysis. @returns whether it is still there and running */
  touch(id: string): Promise<boolean> {
    return this.collection.update({ _id: id, status: 'RUNNING' }, { $set: { touchedAt: new Date() } });
  }

  /** Ends an analysis once; answers null when somebody else has ended it before. */
  end(id: string, outcome: AnalysisOutcome): Promise<AnalysisDocument | null> {
    const now = new Date();
    return this.collection.findOneAndUpdate({ _id: id, status: unfinished }, { $set: { ...outcome, analyzedAt: now, touchedAt: now } });
  }

  fail(id: string, failure: PhaseFailure): Promise<AnalysisDocument | null> {
    const now = new Date();
    return this.collection.findOneAndUpdate(
      { _id: id, status: unfinished },
      { $set: { status: 'FAILED', analyzedAt: now, touchedAt: now }, $push: { failures: failure } },
    );
  }

  /** Analyses that nobody has touched since then and that have not ended. */
  findUnfinished(untouchedSince: Date, limit: number): Promise<AnalysisDocument[]> {
    return this.collection.findMany({ status: unfinished, touchedAt: where({ $lte: untouchedSince }) }, { sort: { touchedAt: 1 }, limit });
  }

  async deleteOfFile(fileId: string): Promise<void> {
    await this.collection.delete({ fileId });
  }
}
