import { findAnalyses, findAudioFiles, type AnalysisView, type AudioFileView, type CallerIdentity } from '@earshot/contracts';
import type { MessageBus } from '@earshot/platform/messaging';
import DataLoader from 'dataloader';

/** The most ids that one message may ask for. */
const maxBatchSize = 100;

/** Gathers look-ups of one operation into one message each: a list of files with their analyses costs two messages, not twenty-one. */
export interface Loaders {
  readonly files: DataLoader<string, AudioFileView | null>;
  readonly analyses: DataLoader<string, AnalysisView | null>;
}

/** @param caller whose files and analyses are looked up; nobody finds nothing */
export function createLoaders(bus: MessageBus, caller: CallerIdentity | null): Loaders {
  return {
    files: new DataLoader(
      async (ids) => pick(ids, caller === null ? [] : (await bus.request(findAudioFiles, { ids: [...ids] }, { caller })).files),
      {
        maxBatchSize,
      },
    ),
    analyses: new DataLoader(
      async (ids) => pick(ids, caller === null ? [] : (await bus.request(findAnalyses, { ids: [...ids] }, { caller })).analyses),
      { maxBatchSize },
    ),
  };
}

function pick<View extends { id: string }>(ids: readonly string[], found: readonly View[]): (View | null)[] {
  const byId = new Map(found.map((view) => [view.id, view]));
  return ids.map((id) => byId.get(id) ?? null);
}
